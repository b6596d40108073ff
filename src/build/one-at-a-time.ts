/**
 * A piece of work that must not run twice at once: who asks while it runs gets the next run, which begins when this one ends; all who ask
 * meanwhile share it. So a run that was asked for after a change has seen the change, and a hundred changes cost two runs.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | undefined;
  return () => (waiting ??= running.then(() => {
    waiting = undefined;
    const run = work();
    running = run.catch(() => undefined);
    return run;
  }));
}
