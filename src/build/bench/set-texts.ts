/**
 * Documents of the length of a cable from the passages of a set in BEIR layout: real words, as often and beside one another as they really stand.
 * All passages of a language are one long text; each document is 500 words of it, and where the text is too short for so many documents they overlap.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentWords, type DocumentText } from './search-records.ts';

export interface SetTexts { readonly words: number; textOf(index: number): DocumentText; readonly queries: string[] }

/** `queryLimit`: so many of the set's own queries at most, evenly from all. Throws when the set has no corpus. */
export function readSetTexts(setDir: string, count: number, queryLimit: number): SetTexts {
  const streams = new Map<string, string[]>();
  for (const { lang, title = '', text = '' } of readLines<{ lang?: string; title?: string; text?: string }>(path.join(setDir, 'corpus.jsonl'))) {
    const language = lang ?? (/\p{Script=Arabic}/u.test(text) ? 'ar' : 'en');
    const stream = streams.get(language) ?? [];
    streams.set(language, stream);
    for (const word of `${title} ${text}`.split(/\s+/)) if (word !== '') stream.push(word);
  }
  const words = [...streams.values()].reduce((sum, stream) => sum + stream.length, 0);
  if (words === 0) throw new Error(`${setDir}: no texts in corpus.jsonl`);
  // Each language gives documents by its share of the words; documents of both languages alternate as in an archive.
  const places: { lang: string; start: number; order: number }[] = [];
  for (const [lang, stream] of streams) {
    const documents = Math.max(1, Math.round((count * stream.length) / words));
    for (let number = 0; number < documents; number++) {
      // Neighbouring windows are spread over the archive, as texts on one matter are.
      const start = Math.floor((number * Math.max(0, stream.length - documentWords)) / documents);
      places.push({ lang, start, order: (number * 0.618_033_988_75) % 1 });
    }
  }
  places.sort((a, b) => a.order - b.order || a.start - b.start);
  const queries = readLines<{ text: string }>(path.join(setDir, 'queries.jsonl')).map(({ text }) => text);
  const step = Math.max(1, queries.length / queryLimit);
  return {
    words,
    textOf(index) {
      const { lang, start } = places[index % places.length] ?? { lang: 'en', start: 0 };
      return { lang, text: (streams.get(lang) ?? []).slice(start, start + documentWords) };
    },
    queries: Array.from({ length: Math.min(queryLimit, queries.length) }, (_, number) => queries[Math.floor(number * step)] ?? ''),
  };
}

function readLines<T>(file: string): T[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T) : [];
}
