/** Our own TEI: `cables/ID.tei.xml`, or a year's corpus. The text is read from the TEI; what TEI has no place for, from its `xenoData`. */
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { cableIdPattern, slugPattern } from '../archive/identifiers.ts';
import { ImportError, type ImportedDocument } from './importer.ts';
import type { ContentFile, OwnFormat } from './own-export.ts';
import { parseJson } from './own-export.ts';
import { bodyOf, childrenOf, words, type XmlElement } from './tei-text.ts';
import { documentText, yamlText } from './write.ts';

/** Every `TEI` element of a file, one after another. */
async function* documents(file: string): AsyncIterable<XmlElement> {
  const parser = new SaxesParser({ position: true });
  const stack: XmlElement[] = [];
  const done: XmlElement[] = [];
  let failed: Error | undefined;
  let first = '';
  parser.on('error', (e) => { failed ??= new ImportError(file, e.message.replace(/^\d+:\d+: /, ''), { line: parser.line, column: parser.column }); });
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
  for await (const chunk of createReadStream(file, 'utf8')) {
    parser.write(chunk as string);
    if (failed) throw failed;
    yield* done.splice(0);
  }
  parser.close();
  if (failed) throw failed;
  yield* done.splice(0);
  if (first !== 'TEI' && first !== 'teiCorpus') throw new ImportError(file, `the root element is <${first}>; expected <TEI> or <teiCorpus>`);
}

/** Without empty lists and maps: they are what a field left out means. */
function withoutEmpty(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(withoutEmpty);
  if (typeof v !== 'object' || v === null) return v;
  return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, withoutEmpty(x)] as const).filter(([, x]) => !(Array.isArray(x) && x.length === 0) && !(typeof x === 'object' && x !== null && !Array.isArray(x) && Object.keys(x).length === 0)));
}

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
    yield* record('posts', p.attributes.sameAs, { names: byLanguage(childrenOf(p, 'placeName')), city: byLanguage(childrenOf(p, 'settlement')), country: p.attributes.n ?? '' });
  }
}

export const tei: OwnFormat = {
  format: 'tei',
  about: 'what this software exported as TEI: the folder of a built site, its cables/*.tei.xml, or a year\'s data/YEAR.tei.xml',
  isCable: (name) => name.endsWith('.tei.xml'),
  async* read(file) {
    let count = 0;
    for await (const doc of documents(file)) {
      const xeno = within(doc, 'teiHeader', 'xenoData').find((x) => x.attributes.type === 'json');
      const data = xeno ? parseJson(file, words(xeno)) as { format?: string; cable?: Record<string, unknown>; versions?: Record<string, Record<string, unknown>> } : undefined;
      const id = data?.cable?.id;
      if (data?.format !== 'barqiyat-cable/1' || typeof id !== 'string' || !cableIdPattern.test(id)) throw new ImportError(file, 'no <xenoData type="json"> of format "barqiyat-cable/1"; expected TEI that this software exported (npm run import -- frus reads FRUS volumes)');
      count++;
      const texts = within(doc, 'text', 'group', 'text');
      const write = (meta: Record<string, unknown>, lang: string): string => documentText({ cable: withoutEmpty(meta) as ImportedDocument['cable'], body: bodyOf(texts.find((t) => t.attributes['xml:lang'] === lang) ?? { name: 'text', attributes: {}, children: [] }), place: { line: 1, column: 1 } });
      yield { path: `cables/${id}.md`, text: write(data.cable!, (data.cable!.text as { language?: string } | undefined)?.language ?? 'en') };
      for (const [lang, meta] of Object.entries(data.versions ?? {})) yield { path: `cables/${id}.${lang}.md`, text: write(meta, lang) };
      yield* records(doc);
    }
    if (!count) throw new ImportError(file, 'no <TEI> document in it');
  },
};
