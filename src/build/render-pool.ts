/** Hands pages to worker threads in batches; memory holds a few batches whatever the number of pages. */
import { Worker } from 'node:worker_threads';
import { openRenderer, type PageToWrite, type PageWritten, type RenderSetup } from './render-worker.ts';

const batchSize = 24;
/** Below this many pages a worker's start costs more than it saves. */
const few = 150;

/** Renders every task the iterator yields; `onDone` is told what has been written. Rejects with the first template fault. */
export async function renderAll(tasks: Iterator<PageToWrite>, setup: RenderSetup, workers: number, onDone: (pages: readonly PageWritten[]) => void): Promise<void> {
  const first: PageToWrite[] = [];
  let exhausted = false;
  const take = (n: number): PageToWrite[] => {
    const batch: PageToWrite[] = [];
    while (batch.length < n) { const r = tasks.next(); if (r.done) { exhausted = true; break; } batch.push(r.value); }
    return batch;
  };
  first.push(...take(few));
  if (!first.length) return;
  if (exhausted || workers <= 1) {
    const render = await openRenderer(setup);
    for (let batch = first; batch.length; batch = exhausted ? [] : take(batchSize)) for (const t of batch) onDone([await render(t)]);
    return;
  }
  const started: Worker[] = [];
  const running = Array.from({ length: workers }, () => new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: { ...setup, renderPool: true } });
    started.push(worker);
    worker.on('message', (m: { done?: readonly PageWritten[]; error?: string }) => {
      if (m.error !== undefined) { void worker.terminate(); reject(new Error(m.error)); return; }
      if (m.done?.length) onDone(m.done);
      let batch: PageToWrite[];
      try { batch = first.length ? first.splice(0, batchSize) : exhausted ? [] : take(batchSize); } catch (e) { reject(e as Error); return; }
      if (batch.length) worker.postMessage(batch); else { worker.postMessage(null); resolve(); }
    });
    worker.on('error', reject);
  }));
  // After a fault nobody writes on: the folder is about to be removed.
  try { await Promise.all(running); } catch (e) { await Promise.all(started.map((w) => w.terminate())); throw e; }
}
