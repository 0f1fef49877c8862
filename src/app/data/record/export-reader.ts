import type { ExportJob, ExportOutcome, ExportUpdate } from '../../../messages/export-worker.ts';

const PATH = 'export-worker.js';

/**
 * Reads TikTok's own export in a worker, so that the page stays responsive. Aborting ends the worker
 * at once, and with it all that was read.
 * @param onRead from 0 to 1
 * @throws the reason of the signal
 */
export async function readInWorker(
  file: File,
  onRead: (read: number) => void,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  const worker = new Worker(PATH, { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      worker.addEventListener('error', () => resolve({ ok: false, problem: 'damaged' }));
      worker.addEventListener('message', ({ data }: MessageEvent<ExportUpdate>) => {
        if ('read' in data) onRead(data.read);
        else resolve(data.outcome);
      });
      const job: ExportJob = { file };
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
