/** Compiles many cables: in this thread when they are few, in worker threads when they are many. */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { writeBody } from './bodies.ts';
import { parseLedger, pinsFor } from '../archive/permalinks.ts';
import { compileCable, type CompiledCable, type Pins } from './compile.ts';
import { readEntry, type CableFiles } from './content-folder.ts';

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

/** Compiles all; `done` is called once a cable, in any order. `ledger`: the text of `permalinks.txt`. */
export async function compileAll(todo: readonly CableFiles[], options: { cacheDir: string; workers: number; ledger: string }, done: (c: CableFiles, result: Result) => void): Promise<void> {
  const pins = pinsOf(options.ledger);
  if (options.workers <= 1 || todo.length < 2 * batchSize) {
    for (const c of todo) done(c, compileOne(c, options.cacheDir, pins));
    return;
  }
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(options.workers, Math.ceil(todo.length / batchSize)) }, () => new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { cacheDir: options.cacheDir, ledger: options.ledger, compilePool: true } });
    let batch: readonly CableFiles[] = [];
    const give = () => {
      batch = todo.slice(next, next + batchSize);
      next += batch.length;
      if (batch.length) worker.postMessage(batch); else { worker.postMessage(null); resolve(); }
    };
    worker.on('message', (results: Result[]) => { results.forEach((r, i) => done(batch[i]!, r)); give(); });
    worker.on('error', reject);
    give();
  })));
}

if (!isMainThread && (workerData as { compilePool?: boolean } | null)?.compilePool) {
  const { cacheDir, ledger } = workerData as { cacheDir: string; ledger: string };
  const pins = pinsOf(ledger);
  parentPort!.on('message', (batch: readonly CableFiles[] | null) => {
    if (!batch) { parentPort!.close(); return; }
    parentPort!.postMessage(batch.map((c) => compileOne(c, cacheDir, pins)));
  });
}
