/**
 * After the sanitiser: our marked elements get their final form. Addresses of the site begin with `siteRoot`.
 * Words set here (titles, labels for screen readers) are in the language of the text they stand in, so that one text serves every interface.
 */
import type { Element, Nodes, Properties, Root } from 'hast';
import { redactionReasonWords } from '../archive/words.ts';
import { noteReferenceId, siteBase, siteRoot } from './markup.ts';
import { isRightToLeft } from '../text/direction.ts';
import { walk } from './walk.ts';

export interface ElementsContext {
  readonly lang: string;
  readonly anchorSuffix: string;
  /** What a note's reference shows: its number or letter, by label. */
  readonly noteNumbers: ReadonlyMap<string, string>;
  /** Names that a place of this text has: the first to bear one has it. */
  readonly seen: Set<string>;
}

const folders: Record<string, string> = { person: 'persons', org: 'organizations', post: 'posts', country: 'countries', cable: 'cables' };

/** Path of what a record link points to, from the site's root. */
export function pathOfTarget(scheme: string, target: string, fragment?: string): string {
  if (scheme === 'place') return `/countries/${target.slice(0, 2)}/#place-${target.slice(3)}`;
  if (scheme === 'term') return `/glossary/#term-${target}`;
  return `/${folders[scheme]}/${target}/${fragment ? '#' + fragment : ''}`;
}

export function rehypeArchiveElements(ctx: ElementsContext) {
  const words = isRightToLeft(ctx.lang) ? 'ar' : 'en';
  const { seen } = ctx;
  return (tree: Root): void => {
    walk<Nodes>(tree, (el) => {
      if (el.type !== 'element') return;
      const p = el.properties;
      const take = (name: string): string | undefined => { const v = p[name]; delete p[name]; return typeof v === 'string' ? v : undefined; };
      const become = (properties: Properties) => { el.properties = { ...properties }; };
      if (el.tagName === 'li' && p.dataValue !== undefined) { const v = take('dataValue'); p.value = v ?? '1'; return; }
      if (p.dataLink !== undefined) {
        const kind = String(p.dataLink);
        const target = String(p.dataTarget);
        if (kind === 'web') become({ href: target, rel: ['external', 'noreferrer'], className: ['web'] });
        else if (kind === 'mail' || kind === 'here') become({ href: target });
        else if (kind === 'site') become({ href: siteBase + target });
        else {
          const path = pathOfTarget(kind, target, typeof p.dataFragment === 'string' ? p.dataFragment : undefined);
          become({ href: siteRoot + path, className: ['mention', kind] });
        }
      } else if (p.dataNotephrase !== undefined) {
        become({ className: ['note-phrase'], dataNote: String(p.dataNotephrase) });
      } else if (p.dataNoteref !== undefined) {
        const label = String(p.dataNoteref);
        const id = noteReferenceId(label, ctx.anchorSuffix ? ctx.lang : undefined);
        become({ className: ['note-ref'], href: `#note-${label}`, role: 'doc-noteref', ...(seen.has(id) ? {} : { id }) });
        seen.add(id);
        el.children = [{ type: 'element', tagName: 'sup', properties: {}, children: [{ type: 'text', value: ctx.noteNumbers.get(label) ?? '*' }] }];
      } else if (p.dataRedaction !== undefined) {
        const reason = String(p.dataRedaction) as keyof typeof redactionReasonWords;
        const said = redactionReasonWords[reason]?.name[words] ?? reason;
        if (reason === 'not-declassified' || reason === 'illegible' || reason === 'omitted-in-source') become({ className: ['withheld'], title: said });
        else {
          become({ className: ['redaction'] });
          const hidden: Element = { type: 'element', tagName: 'span', properties: { className: ['visually-hidden'] }, children: [{ type: 'text', value: `[${said}]` }] };
          el.children = [{ type: 'element', tagName: 'span', properties: { ariaHidden: 'true', title: said }, children: el.children }, hidden];
        }
      } else if (p.dataPage !== undefined) {
        const page = String(p.dataPage).replace(/[^\w.-]/g, '');
        const id = `page-${page}${ctx.anchorSuffix}`;
        el.tagName = 'a';
        become({ className: ['page-mark'], href: `#${id}`, ...(seen.has(id) ? {} : { id }) });
        seen.add(id);
      } else if (p.dataCell !== undefined) {
        become({});
      }
    });
  };
}
