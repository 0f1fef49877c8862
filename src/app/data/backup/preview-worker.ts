import type {
  PreviewJob,
  PreviewUpdate,
  PreviewOutcome,
  PreviewStep,
} from '../../../messages/import-worker.ts';

const PATH = 'import-worker.js';

export function hasWorkers(): boolean {
  return typeof Worker === 'function';
}

/**
 * Makes the preview of an import in a worker, so that the page stays responsive. Aborting ends the
 * worker at once.
 * @returns `null` if a worker cannot do it here, as in Firefox's private windows
 * @throws the reason of the signal
 */
export async function previewInWorker(
  job: PreviewJob,
  onStep: (step: PreviewStep) => void,
  signal: AbortSignal,
): Promise<PreviewOutcome | null> {
  const worker = new Worker(PATH, { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      worker.addEventListener('error', () => resolve(null));
      worker.addEventListener('message', ({ data }: MessageEvent<PreviewUpdate>) => {
        if ('step' in data) onStep(data.step);
        else resolve(data.outcome);
      });
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
