/** `npm run search -- QUERY [--site DIR] [--limit N] [--lang ar] [--json]`: the browser's own search code, on a built site, from a terminal. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { interfaceWords } from '../src/i18n/index.ts';
import { diskFetch } from '../src/search/disk-fetch.ts';
import { SearchError } from '../src/search/errors.ts';
import { pagesMeant } from '../src/search/entities.ts';
import { indexFolder } from '../src/search/index-folder.ts';
import { openSearch } from '../src/search/open.ts';
import type { Hit, TextPart } from '../src/search/result.ts';

// A query may begin with `-`, which is an exclusion and no option.
const { values, positionals } = parseArgs({
  allowPositionals: true, strict: false,
  options: { site: { type: 'string' }, limit: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean' } },
});
const query = positionals.join(' ');
const here = process.env['INIT_CWD'] ?? process.cwd();
const site = typeof values.site === 'string' ? path.resolve(here, values.site) : path.resolve('dist');
const limit = Number(values.limit ?? 10);
const lang = typeof values.lang === 'string' ? values.lang : /\p{Script=Arabic}/u.test(query) ? 'ar' : 'en';

/** Marked words stand out in a terminal; in a pipe they are left plain. */
function show(parts: readonly TextPart[]): string {
  const [on, off] = process.stdout.isTTY ? ['\u001B[1m', '\u001B[22m'] : ['', ''];
  // Control characters of a text must not steer the terminal.
  return parts.map(({ text, marked }) => { const plain = text.replace(/[\u0000-\u001F\u007F-\u009F]/g, ' '); return marked ? on + plain + off : plain; }).join('');
}

function lines(hit: Hit): string[] {
  const title = hit.titles[lang] ?? Object.values(hit.titles)[0] ?? [];
  const [best] = hit.passages;
  return [
    `${hit.url}${hit.anchor === '' ? '' : `#${hit.anchor}`}  ${hit.date}${hit.viaTranslation ? '  (via translation)' : ''}`,
    `  ${show(title)}`,
    ...(best === undefined ? [] : [`  ${show(best.parts)}`]),
  ];
}

if (query.trim() === '' || !Number.isInteger(limit) || limit < 1) {
  console.error('usage: npm run search -- QUERY [--site DIR] [--limit N] [--lang ar|en] [--json]');
  process.exit(2);
}
try {
  const searcher = await openSearch({ base: '', fetch: diskFetch(path.join(site, indexFolder)) });
  const [result, pages] = await Promise.all([searcher.search(query, { limit, lang }), searcher.suggest(query, { lang }).then(pagesMeant)]);
  if (values.json === true) console.log(JSON.stringify({ pages, ...result }, null, 2));
  else {
    const words = interfaceWords(lang === 'ar' ? 'ar' : 'en');
    for (const page of pages) console.log(`${page.url}  ${page.labels[lang] ?? page.id} (${page.kind})`);
    if (result.missing.length > 0) console.log(words.search.notInArchive(result.missing.length) + result.missing.map(words.language.quote).join(words.language.comma));
    for (const hit of result.hits) console.log(lines(hit).join('\n'));
    console.log(`${result.total} found${result.suggestions.length > 0 ? `; try: ${result.suggestions.join(' · ')}` : ''}`);
  }
} catch (error) {
  if (!(error instanceof SearchError)) throw error;
  console.error(`${error.message}\nNo readable search index in ${path.join(site, indexFolder)}: run \`npm run build\` first, or give the built site with --site DIR.`);
  process.exit(1);
}
