import type { WorkerUpdate } from '../../messages/worker-update.ts';

/**
 * Does a job in a worker, so that the page stays responsive. Aborting ends the worker at once, and
 * with it all that was read.
 * @param broken the outcome if the worker does not start, or breaks
 * @throws the reason of the signal
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in WorkerUpdate
export async function runWorker<Progress, Outcome>(
  path: string,
  job: unknown,
  broken: Outcome,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const worker = new Worker(path, { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      worker.addEventListener('error', () => resolve(broken));
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<WorkerUpdate<Progress, Outcome>>) => {
          if ('progress' in data) onProgress(data.progress);
          else resolve(data.outcome);
        },
      );
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
