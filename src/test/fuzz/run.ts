/**
 * Runs many cases of a target in a thread of its own. The thread says which case it is at in shared memory; one that stays too long is ended with
 * its thread and tried again alone, by the processor's time and not the clock's: only then it counts as a hang.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { random, seedOf, text } from './random.ts';
import { proof, targets, type Target } from './targets.ts';

export interface Finding { readonly target: string; readonly number: number; readonly what: 'crash' | 'hang'; readonly detail: string; readonly text: string }
export interface Outcome { readonly target: string; readonly cases: number; readonly milliseconds: number; /** The longest case, in milliseconds of the processor. */ readonly slowest: { readonly number: number; readonly milliseconds: number }; readonly findings: readonly Finding[] }
interface Job { readonly fuzz: true; readonly target: string; readonly seed: number; readonly from: number; readonly to: number; readonly at: SharedArrayBuffer }

/** A case may take this long, in milliseconds of the processor. */
export const limit = 1000;
/** Seconds of the clock after which a case is looked at (a busy machine may take many for one of the processor), and that it is then given alone. */
const waits = { first: 5, alone: 60 };
/** More findings than this say no more. */
const enough = 20;

const all = [...targets, proof];
export const caseText = (target: Target, seed: number, number: number): string => text(random(seedOf(seed, target.name, number)), target.grammar);

/** Runs cases `from` to `to` - 1 of a target. */
export async function fuzz(name: string, options: { readonly cases: number; readonly seed: number; readonly from?: number; readonly waits?: typeof waits; readonly onProgress?: (done: number) => void }): Promise<Outcome> {
  const target = all.find((t) => t.name === name);
  if (!target) throw new Error(`no target "${name}"; there are ${targets.map((t) => t.name).join(', ')}`);
  const started = performance.now();
  const findings: Finding[] = [];
  let slowest = { number: -1, milliseconds: 0 };
  const end = (options.from ?? 0) + options.cases;
  for (let from = options.from ?? 0; from < end;) {
    const r = await inThread(target.name, options.seed, from, end, (options.waits ?? waits).first, options.onProgress);
    if (r.slowest.milliseconds > slowest.milliseconds) slowest = r.slowest;
    findings.push(...r.crashes.map((c): Finding => ({ target: name, number: c.number, what: 'crash', detail: c.detail, text: caseText(target, options.seed, c.number) })));
    if (findings.length >= enough) break;
    if (r.stuck === undefined) break;
    const alone = await inThread(target.name, options.seed, r.stuck, r.stuck + 1, (options.waits ?? waits).alone);
    const took = alone.stuck === undefined ? alone.slowest.milliseconds : Infinity;
    if (took > limit) findings.push({ target: name, number: r.stuck, what: 'hang', detail: alone.stuck === undefined ? `${Math.round(took)} ms` : 'no end', text: caseText(target, options.seed, r.stuck) });
    findings.push(...alone.crashes.map((c): Finding => ({ target: name, number: c.number, what: 'crash', detail: c.detail, text: caseText(target, options.seed, c.number) })));
    from = r.stuck + 1;
  }
  if (slowest.milliseconds > limit && !findings.some((f) => f.number === slowest.number)) findings.push({ target: name, number: slowest.number, what: 'hang', detail: `${Math.round(slowest.milliseconds)} ms`, text: caseText(target, options.seed, slowest.number) });
  return { target: name, cases: options.cases, milliseconds: performance.now() - started, slowest, findings };
}

interface Stretch { readonly crashes: readonly { number: number; detail: string }[]; readonly slowest: { number: number; milliseconds: number }; readonly stuck?: number }

function inThread(target: string, seed: number, from: number, to: number, seconds: number, onProgress?: (done: number) => void): Promise<Stretch> {
  const at = new SharedArrayBuffer(4);
  const number = new Int32Array(at);
  number[0] = -1;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { fuzz: true, target, seed, from, to, at } satisfies Job });
    const crashes: { number: number; detail: string }[] = [];
    let slowest = { number: from, milliseconds: 0 };
    let last = -1, since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(number, 0);
      if (now !== last) { last = now; since = performance.now(); if (now >= 0) onProgress?.(now - from); return; }
      if (now < 0 || performance.now() - since < seconds * 1000) return;
      done({ crashes, slowest, stuck: now });
    }, 250);
    const done = (r: Stretch): void => { clearInterval(watch); void worker.terminate().then(() => resolve(r)); };
    worker.on('message', (m: { crash?: { number: number; detail: string }; slowest?: { number: number; milliseconds: number }; end?: boolean }) => {
      if (m.slowest) ({ slowest } = m as { slowest: { number: number; milliseconds: number } });
      if (m.crash) { crashes.push(m.crash); if (crashes.length >= enough) done({ crashes, slowest }); }
      if (m.end) done({ crashes, slowest });
    });
    // An error outside a case (memory, say) is a crash of the case it was at.
    worker.on('error', (e: Error) => { const n = Atomics.load(number, 0); if (n < 0) { clearInterval(watch); reject(e); return; } crashes.push({ number: n, detail: e.message }); done({ crashes, slowest, ...(n + 1 < to ? { stuck: n } : {}) }); });
  });
}

if (!isMainThread && (workerData as Partial<Job> | null)?.fuzz) {
  const job = workerData as Job;
  const target = all.find((t) => t.name === job.target)!;
  const at = new Int32Array(job.at);
  const run = await target.open();
  let slowest = 0;
  for (let n = job.from; n < job.to; n++) {
    const input = caseText(target, job.seed, n);
    Atomics.store(at, 0, n);
    const before = process.threadCpuUsage();
    try { const r = run(input); if (r) await r; } catch (e) { parentPort!.postMessage({ crash: { number: n, detail: `${(e as Error).name}: ${(e as Error).message}\n${((e as Error).stack ?? '').split('\n').slice(1, 4).join('\n')}` } }); }
    const used = process.threadCpuUsage(before);
    const took = (used.user + used.system) / 1000;
    if (took > slowest) { slowest = took; parentPort!.postMessage({ slowest: { number: n, milliseconds: took } }); }
  }
  parentPort!.postMessage({ end: true });
}
