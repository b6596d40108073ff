/**
 * Scores the search on a set in BEIR layout, through the very code a reader's browser runs: the corpus is indexed like an archive,
 * every query and variation is asked, and the ten best are written as a TREC run.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIndex } from './build.ts';
import type { GlossaryEntry } from './build-options.ts';
import { diskFetch } from './disk-fetch.ts';
import { openSearch } from './open.ts';
import type { SearchRecord } from './record.ts';

interface Document { _id: string; title?: string; text?: string; lang?: string }
interface Query { _id: string; text: string; base?: string; kind?: string; relevant?: string[]; group?: string; metadata?: { group?: string } }

export interface EvaluationLine { group: string; queries: number; mrr: number; atOne: number; atThree: number; atTen: number }
export interface Evaluation {
  /** `qid Q0 docid rank score tag`, ten ranks a query at most. */
  run: string;
  lines: EvaluationLine[];
}

const tag = 'barqiyat';
const ranks = 10;

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split('\n').flatMap((line, index): T[] => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      throw new Error(`${file}:${index + 1}:1: found ${JSON.stringify(line.slice(0, 40))}; expected one JSON object; mend or remove the line`);
    }
  });
}

/** `query-id corpus-id score`, tab-separated, with or without a header line; TREC's four columns (`query 0 document score`) are read too. */
function readQrels(file: string): Map<string, Set<string>> {
  const relevant = new Map<string, Set<string>>();
  if (!existsSync(file)) return relevant;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cells = line.trim().split(/\s+/);
    const [query, document, score] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells;
    if (query === undefined || document === undefined || !(Number(score) > 0)) continue;
    relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  return relevant;
}

function recordOf(document: Document): SearchRecord {
  const lang = document.lang ?? 'und';
  return {
    id: document._id, url: `/cables/${document._id}/`, kind: 'cable', titles: document.title ? { [lang]: document.title } : {},
    facets: {}, passages: [{ anchor: 'p1', lang, field: 'text', text: document.text ?? '' }], identifiers: [], names: [], tags: [],
  };
}

/** Indexes the documents of a set and returns what ranks them for a query: ids with scores, best first. */
export type EvaluationRanker = (documents: readonly Document[]) => Promise<(query: string, limit: number) => Promise<[string, number][]>>;

/** The product's own ranking: the documents are indexed like an archive, in a temporary folder, and searched from its files. */
export function rankWithIndex(glossary: readonly GlossaryEntry[]): EvaluationRanker {
  return async (documents) => {
    const outDir = mkdtempSync(path.join(tmpdir(), 'barqiyat-evaluate-'));
    process.once('exit', () => { rmSync(outDir, { recursive: true, force: true }); });
    await buildIndex(documents.map(recordOf), [], { outDir, glossary, indexer: 'plain' });
    const searcher = await openSearch({ base: '', fetch: diskFetch(outDir) });
    return async (query, limit) => (await searcher.search(query, { limit, facets: [] })).hits.map((hit) => [hit.id, hit.score]);
  };
}

/** Ranks the documents of `corpus.jsonl` for all queries and variations of the set. */
export async function evaluateDocuments(setDir: string, ranker: EvaluationRanker): Promise<Evaluation> {
  const corpus = readLines<Document>(path.join(setDir, 'corpus.jsonl'));
  const queries = readLines<Query>(path.join(setDir, 'queries.jsonl'));
  const variations = readLines<Query>(path.join(setDir, 'variations.jsonl'));
  const relevant = readQrels(path.join(setDir, 'qrels.tsv'));
  const rank = await ranker(corpus);
  const tally = new Tally();
  for (const query of [...queries, ...variations]) {
    const group = query.kind === undefined ? query.metadata?.group ?? 'queries' : `variation: ${query.kind}`;
    tally.add(query._id, group, await rank(query.text, ranks), relevant.get(query.base ?? query._id) ?? new Set());
  }
  return tally.result();
}

/** Ranks the persons of `persons.jsonl`; `rankAll` makes the look-up that the suggestions use. */
export function evaluatePersons(setDir: string, rankAll: (entries: { id: string; names: string[] }[]) => (query: string, limit: number) => readonly { id: string; score: number }[]): Evaluation {
  const persons = readLines<{ _id: string; latin: string }>(path.join(setDir, 'persons.jsonl'));
  const queries = readLines<Query>(path.join(setDir, 'queries.jsonl'));
  const relevant = readQrels(path.join(setDir, 'qrels.tsv'));
  const rank = rankAll(persons.map((person) => ({ id: person._id, names: [person.latin] })));
  const tally = new Tally();
  for (const query of queries) {
    const ranked = rank(query.text, ranks);
    tally.add(query._id, query.group ?? query.metadata?.group ?? 'queries', ranked.map((one) => [one.id, one.score]), new Set(query.relevant ?? relevant.get(query._id)));
  }
  return tally.result();
}

class Tally {
  readonly #run: string[] = [];
  readonly #groups = new Map<string, { queries: number; reciprocal: number; one: number; three: number; ten: number }>();

  add(id: string, group: string, ranked: [string, number][], relevant: ReadonlySet<string>): void {
    ranked.slice(0, ranks).forEach(([document, score], index) => this.#run.push(`${id} Q0 ${document} ${index + 1} ${score.toFixed(6)} ${tag}`));
    const place = ranked.findIndex(([document]) => relevant.has(document)) + 1;
    for (const name of group.startsWith('variation') ? [group] : [group, 'all queries']) {
      const sums = this.#groups.get(name) ?? { queries: 0, reciprocal: 0, one: 0, three: 0, ten: 0 };
      sums.queries++;
      if (place > 0 && place <= ranks) {
        sums.reciprocal += 1 / place;
        sums.ten++;
        if (place === 1) sums.one++;
        if (place <= 3) sums.three++;
      }
      this.#groups.set(name, sums);
    }
  }

  result(): Evaluation {
    const lines = [...this.#groups].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([group, sums]) => ({
      group, queries: sums.queries, mrr: sums.reciprocal / sums.queries, atOne: sums.one / sums.queries, atThree: sums.three / sums.queries, atTen: sums.ten / sums.queries,
    }));
    return { run: this.#run.map((line) => `${line}\n`).join(''), lines };
  }
}
