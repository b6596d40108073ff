/**
 * Links whose scheme says what they are (DESIGN §3). Each becomes an element with a data attribute that the sanitiser lets through
 * and `rehype-archive-elements` turns into its final form. A scheme that is not known is an error: the link is then shown as its words.
 */
import type { Definition, Link, Nodes, PhrasingContent, Root } from 'mdast';
import { cableIdPattern, countryPattern, noteLabelPattern, slugPattern } from '../archive/identifiers.ts';
import { didYouMean } from '../archive/problems.ts';
import { deceiving } from '../archive/source-text.ts';
import { partKinds, redactionReasons } from '../archive/vocabulary.ts';
import { report, type MarkupContext } from './context.ts';
import { walk } from './walk.ts';

const schemes = ['person', 'org', 'post', 'country', 'place', 'cable', 'note', 'redaction', 'term', 'page', 'part', 'cell', 'https', 'http', 'mailto'];
const placePattern = /^[a-z]{2}\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

const webPattern = /^https?:\/\/[^\s<>"'`\\/][^\s<>"`\\]*$/i;
/** A web address that every browser reads alike: `http://[x` is none, nor is one with a character that turns around what stands after it. */
const isWebAddress = (url: string): boolean => webPattern.test(url) && url.search(deceiving) < 0 && URL.canParse(url);
const mailAddress = /^mailto:[^\s<>"'`\\@]+@[^\s<>"'`\\@]+$/i;

/** What a target of each record scheme looks like, in the words of an error message. */
const shapes: Record<string, { test: RegExp; expected: string }> = {
  person: { test: slugPattern, expected: 'a person id such as amadou-toumani-toure' },
  org: { test: slugPattern, expected: 'an organization id such as aqim' },
  post: { test: slugPattern, expected: 'a post id such as bamako' },
  country: { test: countryPattern, expected: 'a country code such as ml' },
  place: { test: placePattern, expected: 'country/place such as ml/kidal' },
  term: { test: slugPattern, expected: 'a term in lower case joined by hyphens' },
  note: { test: noteLabelPattern, expected: 'a note label such as algeria' },
};

export function remarkArchiveLinks(ctx: MarkupContext) {
  return (tree: Root): void => {
    const definitions = new Map<string, Definition>();
    if (ctx.source.includes(']:')) walk<Nodes>(tree, (d) => { if (d.type === 'definition' && !definitions.has(d.identifier)) definitions.set(d.identifier, d); });
    walk<Nodes>(tree, (node, index, parent) => {
      const replace = (...nodes: PhrasingContent[]) => { parent.children.splice(index, 1, ...nodes); };
      if (node.type === 'image' || node.type === 'imageReference') {
        report(ctx, node, 'image', `an image (${node.alt ?? ''})`, 'text and links', 'link to the picture where it was published: no page of the archive loads anything from elsewhere');
        replace({ type: 'text', value: node.alt ?? '', position: node.position });
        return index + 1;
      }
      if (node.type === 'linkReference') {
        const d = definitions.get(node.identifier);
        if (!d) return undefined;
        replace({ type: 'link', url: d.url, title: null, children: node.children, position: node.position });
        return index;
      }
      if (node.type === 'definition') { parent.children.splice(index, 1); return index; }
      if (node.type !== 'link') return undefined;
      // GFM turns bare addresses into links; an e-mail address in a text is a person's, so it stays text.
      if (/^mailto:/i.test(node.url) && !ctx.source.slice(node.position?.start.offset ?? 0).startsWith('[')) {
        replace(...node.children);
        return index;
      }
      // A bare address is made a link by the parser, which takes quotes and brackets after it for a part: then it is no link.
      const bare = !/^[[<]/.test(ctx.source.slice(node.position?.start.offset ?? 0, (node.position?.start.offset ?? 0) + 1));
      if (bare && !isWebAddress(node.url)) { replace(...node.children); return index; }
      if (!mark(ctx, node)) { replace(...node.children); return index; }
      return undefined;
    });
  };
}

/** Annotates one link; false when it must be shown as plain words. */
function mark(ctx: MarkupContext, node: Link): boolean {
  const url = node.url.trim();
  const set = (hName: string, hProperties: Record<string, string>): true => { node.data = { ...node.data, hName, hProperties } as Link['data']; return true; };
  if (/^\/(?!\/)[\w\-./#]*$/.test(url) && !url.includes('..')) return set('a', { dataLink: 'site', dataTarget: url });
  if (/^#[\w-]+$/.test(url)) return set('a', { dataLink: 'here', dataTarget: url });
  const m = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url);
  const scheme = m?.[1]!.toLowerCase() ?? '';
  const target = m?.[2] ?? '';
  if (!m || !schemes.includes(scheme)) {
    report(ctx, node, 'link-scheme', m ? `a link with the scheme "${scheme}:"` : `the link "${url.slice(0, 60)}"`, `one of ${schemes.map((s) => s + ':').join(' ')}`,
      m ? didYouMean(scheme, schemes, 'remove the link or correct its scheme') : 'write the full address, or a path that begins with "/"');
    return false;
  }
  switch (scheme) {
    case 'http': case 'https':
      if (!isWebAddress(url)) { report(ctx, node, 'link-scheme', `the address "${url.slice(0, 60)}"`, 'https://host/path', 'correct the address'); return false; }
      return set('a', { dataLink: 'web', dataTarget: url });
    case 'mailto':
      if (!mailAddress.test(url) || url.search(deceiving) >= 0) { report(ctx, node, 'link-scheme', `the address "${url.slice(0, 60)}"`, 'mailto:name@host', 'correct the address'); return false; }
      return set('a', { dataLink: 'mail', dataTarget: url });
    case 'redaction':
      if (!(redactionReasons as readonly string[]).includes(target)) {
        report(ctx, node, 'value', `redaction reason "${target}" is not known`, `one of ${redactionReasons.join(', ')}`, didYouMean(target, redactionReasons, 'choose one of them'));
      }
      return set('span', { dataRedaction: (redactionReasons as readonly string[]).includes(target) ? target : 'legal' });
    case 'page': return set('span', { dataPage: target.slice(0, 20) });
    case 'cell':
      if (target !== 'left' && target !== 'up') { report(ctx, node, 'value', `cell:${target}`, 'cell:left or cell:up', 'choose one'); return false; }
      return set('span', { dataCell: target });
    case 'part':
      if (!(partKinds as readonly string[]).includes(target)) {
        report(ctx, node, 'value', `part "${target}" is not known`, `one of ${partKinds.join(', ')}`, didYouMean(target, partKinds, 'choose one of them'));
        return false;
      }
      return set('span', { dataPart: target });
    case 'cable': {
      const [id = '', fragment = ''] = target.split('#');
      if (!cableIdPattern.test(id)) { report(ctx, node, 'malformed-reference', `cable:${target}`, 'a cable id such as 09BAMAKO754', 'correct the id'); return false; }
      if (fragment && !/^(p\d+[a-z]*(-[a-z]{2,3})?|note-[\w-]+|page-[\w-]+)$/.test(fragment)) { report(ctx, node, 'malformed-reference', `#${fragment}`, 'a paragraph (#p3) or a note (#note-x)', 'correct the part after #'); return false; }
      return set('a', { dataLink: 'cable', dataTarget: id, ...(fragment ? { dataFragment: fragment } : {}) });
    }
    default: {
      const shape = shapes[scheme]!;
      if (!shape.test.test(target)) { report(ctx, node, 'malformed-reference', `${scheme}:${target}`, shape.expected, 'correct the id'); return false; }
      if (scheme === 'note') return set('span', { dataNotephrase: target.toLowerCase() });
      return set('a', { dataLink: scheme, dataTarget: target });
    }
  }
}

