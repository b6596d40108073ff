/** Addresses of pages, as components write them. */
import type { PageModel, Shell } from '../build/models/model.ts';

/** Path (or, with `full`, the address) of a page in a language: the default language has no prefix. */
export function addressOf(shell: Shell, lang: string, path: string, full = false): string {
  const prefix = lang === shell.defaultLanguage ? '' : `/${lang}`;
  const origin = full ? shell.baseUrl.slice(0, shell.baseUrl.length - shell.base.length) : '';
  return `${origin}${shell.base}${prefix}${path}`;
}

/** Path of page `n` of a list. */
export const pagedPath = (root: string, path: string, n: number): string => `${root}${path}${n === 1 ? '' : `page/${n}/`}`;

/** The picture beside a link to a page, and what it shows: the post a cable was sent from, else its first country; the archive itself for all other pages. */
export function linkPictureOf(model: PageModel, shell: Shell): { readonly name: string; readonly alt: string } {
  if (model.kind === 'cable' && model.post) return { name: `posts/${model.post.id}`, alt: model.post.name };
  if (model.kind === 'cable' && model.countries[0]) return { name: `countries/${model.countries[0].code}`, alt: model.countries[0].name };
  if (model.kind === 'record' && model.total > 0 && (model.facet === 'post' || model.facet === 'country')) return { name: `${model.facet === 'post' ? 'posts' : 'countries'}/${model.id}`, alt: model.title };
  return { name: 'site', alt: shell.siteTitle };
}
