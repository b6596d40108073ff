/**
 * The worker threads of one build. They are started when a step first has enough to do and kept for the next one, since a thread's start and the
 * warming up of its code cost as much as some hundred pages. Jobs go to them in batches, taken when a thread is free: memory holds a few batches,
 * whatever there is to do.
 */
import { Worker } from 'node:worker_threads';
import type { Answer, Message, StepName } from './worker-thread.ts';

/** Room for what a thread has just made, of each thread: twice as much, V8's own measure, is hardly faster, since little of it lives on. */
const youngMegabytes = 24;

export class Workers {
  readonly count: number;
  #threads: Worker[] = [];

  /** `count` threads at most; with one, whoever has work does it in his own. */
  constructor(count: number) { this.count = count; }

  /**
   * Has every batch done that `take` gives, until it gives none; `done` is told of each, in any order. Rejects with the first fault, after which no
   * thread works on: what they were writing is about to be removed.
   */
  async run<Job, Result>(step: StepName, setup: unknown, take: () => readonly Job[], done: (jobs: readonly Job[], results: readonly Result[]) => void): Promise<void> {
    while (this.#threads.length < this.count) this.#threads.push(new Worker(new URL('./worker-thread.ts', import.meta.url), { workerData: { buildThread: true }, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } }));
    try {
      await Promise.all(this.#threads.map((thread) => new Promise<void>((resolve, reject) => {
        let jobs: readonly Job[] = [];
        const give = (): void => {
          try { jobs = take(); } catch (e) { finish(e as Error); return; }
          if (jobs.length) thread.postMessage({ jobs } satisfies Message); else finish();
        };
        const hear = (m: Answer): void => {
          if (m.error !== undefined) { finish(new Error(m.error)); return; }
          if (m.results !== undefined) try { done(jobs, JSON.parse(m.results) as Result[]); } catch (e) { finish(e as Error); return; }
          give();
        };
        const finish = (e?: Error): void => { thread.off('message', hear).off('error', finish).off('exit', left); if (e) reject(e); else resolve(); };
        const left = (): void => finish(new Error('a worker thread has ended before its work was done'));
        thread.on('message', hear).on('error', finish).on('exit', left);
        thread.postMessage({ step, setup } satisfies Message);
      })));
    } catch (e) { await this.end(); throw e; }
  }

  /** Ends the threads. A further run starts others. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((t) => t.terminate()));
  }
}
