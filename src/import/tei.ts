/**
 * Our own TEI: `cables/ID.tei.xml`, or a year's corpus. While the texts are those that were exported, the editors' files come back as they were,
 * from `xenoData`. When somebody has edited the texts, they are read from the TEI; the frontmatter, which TEI has no place for, stays the editors'.
 */
import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { cableIdPattern, slugPattern } from '../archive/identifiers.ts';
import { splitFrontmatter } from '../archive/yaml-source.ts';
import { element, escapeXml } from '../text/xml.ts';
import { ImportError } from './importer.ts';
import { writeMarkdown } from './markdown.ts';
import { isSourceName, parseJson, type ContentFile, type OwnFormat } from './own-export.ts';
import { bodyOf, childrenOf, isElement, words, type XmlElement, type XmlNode } from './tei-text.ts';
import { decodeUtf8, openSource } from './source.ts';
import { yamlText } from './write.ts';

/** Every `TEI` element of a file, one after another. */
async function* documents(file: string): AsyncIterable<XmlElement> {
  const parser = new SaxesParser({ position: true });
  const stack: XmlElement[] = [];
  const done: XmlElement[] = [];
  let failed: Error | undefined;
  let first = '';
  parser.on('error', (e) => { failed ??= new ImportError(file, `not well-formed XML: ${e.message.replace(/^\d+:\d+: /, '').replace(/\s+/g, ' ')}`, { line: parser.line, column: Math.max(1, parser.column) }); });
  parser.on('opentag', (tag) => {
    first ||= tag.name;
    if (!stack.length && tag.name !== 'TEI') return;
    const e: XmlElement = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [] };
    stack.at(-1)?.children.push(e);
    if (!tag.isSelfClosing) stack.push(e);
  });
  parser.on('closetag', (tag) => { if (tag.isSelfClosing && stack.at(-1)?.name !== tag.name) return; if (tag.isSelfClosing || !stack.length) return; const e = stack.pop()!; if (!stack.length) done.push(e); });
  const add = (s: string): void => { const top = stack.at(-1); if (!top) return; const last = top.children.at(-1); if (typeof last === 'string') top.children[top.children.length - 1] = last + s; else top.children.push(s); };
  parser.on('text', add);
  parser.on('cdata', add);
  for await (const chunk of decodeUtf8(await openSource(file))) {
    parser.write(chunk);
    if (failed) throw failed;
    yield* done.splice(0);
  }
  parser.close();
  if (failed) throw failed;
  yield* done.splice(0);
  if (first !== 'TEI' && first !== 'teiCorpus') throw new ImportError(file, `the root element is <${first}>; expected <TEI> or <teiCorpus>`);
}

/** A tree as the export writes it; in a year's corpus the ids carry the cable's name. */
const written = (n: XmlNode, corpusMark: string): string => (isElement(n)
  ? element(n.name, n.attributes['xml:id']?.startsWith(corpusMark) ? { ...n.attributes, 'xml:id': n.attributes['xml:id'].slice(corpusMark.length) } : n.attributes, n.children.map((c) => written(c, corpusMark)).join(''))
  : escapeXml(n));
/** Digest of the texts of a document, as the export made it. */
const digestOfTexts = (texts: readonly XmlElement[], id: string): string => createHash('sha256').update(texts.map((t) => `${written(t, `c-${id}-`)}\n`).join('')).digest('hex');

const within = (e: XmlElement, ...path: string[]): XmlElement[] => path.reduce<XmlElement[]>((list, name) => list.flatMap((x) => childrenOf(x, name)), [e]);
const byLanguage = (elements: readonly XmlElement[]): Record<string, string> => Object.fromEntries(elements.map((n) => [n.attributes['xml:lang'] ?? 'en', words(n)]));

/** Records from the names in the header: for an archive that has no fuller ones. */
function* records(doc: XmlElement): Iterable<ContentFile> {
  const profile = within(doc, 'teiHeader', 'profileDesc');
  const record = (folder: string, ref: string | undefined, data: Record<string, unknown>): ContentFile[] => {
    const id = (ref ?? '').replace(/^[a-z]+:/, '');
    return slugPattern.test(id) ? [{ path: `authorities/${folder}/${id}.yaml`, text: yamlText(data), weak: true }] : [];
  };
  for (const p of profile.flatMap((x) => within(x, 'particDesc', 'listPerson', 'person'))) yield* record('persons', p.attributes.sameAs, { names: byLanguage(childrenOf(p, 'persName')) });
  for (const o of profile.flatMap((x) => within(x, 'particDesc', 'listOrg', 'org'))) yield* record('organizations', o.attributes.sameAs, { names: byLanguage(childrenOf(o, 'orgName')) });
  for (const p of profile.flatMap((x) => within(x, 'settingDesc', 'listPlace', 'place')).filter((x) => x.attributes.type === 'post')) {
    yield* record('posts', p.attributes.sameAs, { names: byLanguage(childrenOf(p, 'placeName')), city: byLanguage(childrenOf(p, 'settlement')), country: childrenOf(p, 'country')[0]?.attributes.key ?? '' });
  }
}

export const tei: OwnFormat = {
  format: 'tei',
  about: 'what this software exported as TEI: the folder of a built site, its cables/*.tei.xml, or a year\'s data/YEAR.tei.xml',
  isCable: (name) => name.endsWith('.tei.xml'),
  isBundle: (name) => name.endsWith('.tei.xml'),
  async* read(file) {
    let count = 0;
    for await (const doc of documents(file)) {
      const xeno = within(doc, 'teiHeader', 'xenoData').find((x) => x.attributes.type === 'json');
      const data = xeno ? parseJson(file, words(xeno)) as { format?: string; id?: unknown; texts?: unknown; source?: Record<string, unknown> } : undefined;
      const id = data?.id;
      if (data?.format !== 'barqiyat-cable/1' || typeof id !== 'string' || !cableIdPattern.test(id) || typeof data.source !== 'object' || data.source === null) throw new ImportError(file, 'no <xenoData type="json"> of format "barqiyat-cable/1"; expected TEI that this software exported (npm run import -- frus reads FRUS volumes)');
      count++;
      const texts = within(doc, 'text', 'group', 'text');
      const asExported = digestOfTexts(texts, id) === data.texts;
      for (const [i, [name, source]] of Object.entries(data.source).entries()) {
        if (typeof source !== 'string' || !isSourceName(id, name)) throw new ImportError(file, `xenoData names the source "${name}"; expected ${id}.md and its languages`);
        const parts = splitFrontmatter(source);
        // The first file's text stands first; the others' languages are in their names.
        const lang = i === 0 ? texts[0]?.attributes['xml:lang'] : name.slice(id.length + 1, -'.md'.length);
        const edited = asExported ? undefined : texts.find((t) => t.attributes['xml:lang'] === lang);
        yield { path: `cables/${name}`, text: parts && edited ? `${source.slice(0, parts.body)}\n${writeMarkdown(bodyOf(edited))}` : source };
      }
      yield* records(doc);
    }
    if (!count) throw new ImportError(file, 'no <TEI> document in it');
  },
};
