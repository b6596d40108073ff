/** Compiles many cables: in this thread when they are few, in worker threads when they are many. */
import { writeBody } from './bodies.ts';
import { parseLedger, pinsFor } from '../archive/permalinks.ts';
import { compileCable, type CompiledCable, type Pins } from './compile.ts';
import { readEntry, type CableFiles } from './content-folder.ts';
import type { Workers } from './workers.ts';

type Result = Pick<CompiledCable, 'summary' | 'problems'>;

/** Reads, compiles and stores one cable; never throws for what is in the files. */
export function compileOne(c: CableFiles, cacheDir: string, pins: Pins): Result {
  const read = [c.main, ...c.versions].map((f) => ({ f, ...readEntry(f) }));
  const unreadable = read.flatMap((r) => (r.problem ? [r.problem] : []));
  if (unreadable.length) return { problems: unreadable };
  const [main, ...versions] = read.map((r) => ({ path: r.f.path, shown: r.f.shown, bytes: r.bytes }));
  const compiled = compileCable({ id: c.id, main: main!, versions: versions.map((v, i) => ({ ...v, lang: c.versions[i]!.lang })) }, pins);
  if (compiled.summary && compiled.body) writeBody(cacheDir, compiled.summary.digest, compiled.body);
  return { ...(compiled.summary ? { summary: compiled.summary } : {}), problems: compiled.problems };
}

const pinsOf = (ledger: string): Pins => { const parsed = parseLedger(ledger, '').ledger; return (ids, lang, retired) => pinsFor(parsed, ids, lang, retired); };
const batchSize = 64;

export interface CompileSetup { readonly cacheDir: string; /** The text of `permalinks.txt`. */ readonly ledger: string }

/** What a worker thread does with a cable's files. */
export function openCompiler(setup: CompileSetup): (c: CableFiles) => Result {
  const pins = pinsOf(setup.ledger);
  return (c) => compileOne(c, setup.cacheDir, pins);
}

/** Compiles all; `done` is called once a cable, in any order. */
export async function compileAll(todo: readonly CableFiles[], setup: CompileSetup, workers: Workers, done: (c: CableFiles, result: Result) => void): Promise<void> {
  if (workers.count <= 1 || todo.length < 2 * batchSize) {
    const compile = openCompiler(setup);
    // As JSON once, like what comes from a thread: a few words cut from a text would keep the whole text in memory.
    for (const c of todo) done(c, JSON.parse(JSON.stringify(compile(c))) as Result);
    return;
  }
  let next = 0;
  await workers.run<CableFiles, Result>('compile', setup, () => { const batch = todo.slice(next, next + batchSize); next += batch.length; return batch; }, (batch, results) => { results.forEach((r, i) => { done(batch[i]!, r); }); });
}
