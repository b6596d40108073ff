/** Addresses of pages, as components write them. */
import type { Shell } from '../build/models/model.ts';

/** Path (or, with `full`, the address) of a page in a language: the default language has no prefix. */
export function addressOf(shell: Shell, lang: string, path: string, full = false): string {
  const prefix = lang === shell.defaultLanguage ? '' : `/${lang}`;
  const origin = full ? shell.baseUrl.slice(0, shell.baseUrl.length - shell.base.length) : '';
  return `${origin}${shell.base}${prefix}${path}`;
}

/** Path of page `n` of a list. */
export const pagedPath = (root: string, path: string, n: number): string => `${root}${path}${n === 1 ? '' : `page/${n}/`}`;
