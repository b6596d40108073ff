/** Hands pages to worker threads in batches; memory holds a few batches whatever the number of pages. */
import { openRenderer, type PageToWrite, type PageWritten, type RenderSetup } from './render-worker.ts';
import type { Workers } from './workers.ts';

const batchSize = 24;
/** Below this many pages a worker's start costs more than it saves. */
const few = 150;

/** Renders every task the iterator yields; `onDone` is told what has been written. Rejects with the first template fault. */
export async function renderAll(tasks: Iterator<PageToWrite>, setup: RenderSetup, workers: Workers, onDone: (pages: readonly PageWritten[]) => void): Promise<void> {
  let exhausted = false;
  const take = (n: number): PageToWrite[] => {
    const batch: PageToWrite[] = [];
    while (!exhausted && batch.length < n) { const r = tasks.next(); if (r.done) exhausted = true; else batch.push(r.value); }
    return batch;
  };
  const first = take(few);
  if (!first.length) return;
  if (exhausted || workers.count <= 1) {
    const render = await openRenderer(setup);
    for (let batch = first; batch.length; batch = take(batchSize)) for (const t of batch) onDone([await render(t)]);
    return;
  }
  await workers.run<PageToWrite, PageWritten>('render', setup, () => (first.length ? first.splice(0, batchSize) : take(batchSize)), (_, pages) => { onDone(pages); });
}
