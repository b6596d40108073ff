/**
 * The inversion by Pagefind's indexer. Pagefind 1.6.0 reads each record as a row of opaque words, one for each place, and its index files say which
 * record holds which word where. Its own reader is not used: it needs 100 KB of program and page table before the first query, hides missing
 * files, and answers one word and level at a time.
 *
 * The index files are an internal format of Pagefind: the package is pinned to 1.6.0, this is the only file that reads them, and
 * `pagefind-inverter.test.ts` fails loudly when Pagefind and the plain inversion (`invert.ts`) no longer give the same bytes. Node only.
 */
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { readCbor } from './cbor.ts';
import type { Cbor } from './cbor.ts';
import type { Section } from './document.ts';

const pagefindVersion = '1.6.0';
const magic = 'pagefind_dcd';
/** Stands where no word is; Pagefind counts it as a place and indexes nothing. */
const emptyPlace = '·';
/** Pagefind gives the weight of the words that follow as a negative number; all our words have its default. */
const defaultWeight = -25;

/** For each word the records of the batch that hold it, with ascending places. */
export type WordPlaces = Map<string, Map<number, number[]>>;

/** Words become `a`, `b`, … `aa`: letters that Pagefind neither splits, stems (language `zxx`) nor folds. */
export function opaqueWord(number: number): string {
  let rest = number;
  let word = '';
  do {
    word = String.fromCharCode(97 + (rest % 26)) + word;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return `x${word}`;
}

/**
 * Inverts a batch of laid-out records; `batch[n]` is record n. One Pagefind process a batch, about 0.5 GB for a thousand records, ends with it.
 * Throws when Pagefind reports an error or its files are not what this version expects.
 */
export async function invertWithPagefind(batch: readonly (readonly Section[])[]): Promise<WordPlaces> {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const opaque = (word: string): string => {
    let number = numbers.get(word);
    if (number === undefined) {
      numbers.set(word, number = words.length);
      words.push(word);
    }
    return opaqueWord(number);
  };
  const { index, errors } = await createIndex({});
  if (index === undefined) throw new Error(`Pagefind: ${errors.join('; ')}`);
  try {
    for (const [record, sections] of batch.entries()) {
      const row: string[] = [];
      for (const { tokens, place } of sections) {
        while (row.length < place) row.push(emptyPlace);
        for (const { word } of tokens) row.push(opaque(word));
      }
      const added = await index.addCustomRecord({ url: `/${record}`, content: row.join(' ') || emptyPlace, language: 'zxx' });
      if (added.errors.length > 0) throw new Error(`Pagefind: record ${record}: ${added.errors.join('; ')}`);
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind: ${made.errors.join('; ')}`);
    const byOpaque = new Map(words.map((word, number) => [opaqueWord(number), word]));
    return readFiles(made.files, byOpaque);
  } finally {
    await close();
  }
}

interface PagefindFile { path: string; content: Uint8Array }

function readFiles(files: readonly PagefindFile[], words: ReadonlyMap<string, string>): WordPlaces {
  // The fragment says which of our records a page is; the meta file says in which order the index numbers the pages.
  const recordOf = new Map(files.filter(({ path }) => path.endsWith('.pf_fragment'))
    .map((file) => [/([^/]+)\.pf_fragment$/.exec(file.path)?.[1] ?? '', Number((JSON.parse(text(file)) as { url: string }).url.slice(1))]));
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (meta === undefined) return new Map();
  const [version, pages] = list(readCbor(body(meta)), meta);
  if (version !== pagefindVersion) throw new Error(`Pagefind's index is of version ${String(version)}, expected ${pagefindVersion}`);
  const records = list(pages, meta).map((page) => recordOf.get(String(list(page, meta)[0])) ?? refuse(meta));
  const places: WordPlaces = new Map();
  for (const file of files.filter(({ path }) => path.endsWith('.pf_index'))) {
    for (const entry of list(list(readCbor(body(file)), file)[0], file)) {
      const [opaque, found] = list(entry, file);
      places.set(words.get(String(opaque)) ?? refuse(file), readPages(found, records, file));
    }
  }
  return places;
}

/** [[gap to the page before, [−25, gaps between places …], …] …] → record → places. */
function readPages(found: Cbor | undefined, records: readonly number[], file: PagefindFile): Map<number, number[]> {
  const byRecord: [number, number[]][] = [];
  let page = 0;
  for (const entry of list(found, file)) {
    const [gap, locations] = list(entry, file);
    page += Number(gap);
    const [weight, ...gaps] = list(locations, file);
    if (weight !== defaultWeight) refuse(file);
    let place = 0;
    byRecord.push([records[page] ?? refuse(file), gaps.map((step) => (place += Number(step)))]);
  }
  return new Map(byRecord.sort(([a], [b]) => a - b));
}

function body(file: PagefindFile): Uint8Array {
  const bytes = gunzipSync(file.content);
  if (new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) refuse(file);
  return bytes.subarray(magic.length);
}

function text(file: PagefindFile): string {
  return new TextDecoder().decode(body(file));
}

function list(value: Cbor | undefined, file: PagefindFile): Cbor[] {
  return Array.isArray(value) ? value : refuse(file);
}

function refuse(file: PagefindFile): never {
  throw new Error(`Pagefind's file ${file.path} is not in the form of version ${pagefindVersion}`);
}
