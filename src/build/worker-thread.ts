/** A thread of `workers.ts`: told a step, it opens it; given jobs, it does them one after another. What it answers is JSON text, which costs less on its way than objects do. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** The steps that threads do; each opens with what it needs and gives a function from job to result. */
const steps = {
  compile: async () => (await import('./compile-pool.ts')).openCompiler,
  render: async () => (await import('./render-worker.ts')).openRenderer,
} as const;
export type StepName = keyof typeof steps;

export type Message = { readonly step: StepName; readonly setup: unknown } | { readonly jobs: readonly unknown[] };
export interface Answer { readonly results?: string; readonly error?: string }

type Step = (job: unknown) => unknown;

if (!isMainThread && (workerData as { buildThread?: boolean } | null)?.buildThread) {
  let step: Step | undefined;
  const act = async (m: Message): Promise<Answer> => {
    if ('step' in m) { step = await ((await steps[m.step]()) as (setup: unknown) => Step | Promise<Step>)(m.setup); return {}; }
    const results: unknown[] = [];
    for (const job of m.jobs) { const r = step!(job); results.push(r instanceof Promise ? await r : r); }
    return { results: JSON.stringify(results) };
  };
  parentPort!.on('message', (m: Message) => { act(m).then((a) => parentPort!.postMessage(a), (e: Error) => parentPort!.postMessage({ error: e.message } satisfies Answer)); });
}
