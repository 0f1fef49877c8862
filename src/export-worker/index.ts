import { readExport } from '../files/tiktok-export/read-export.ts';
import type { ExportJob, ExportUpdate } from '../messages/export-worker.ts';
import { machineClock } from '../platform/clock.ts';

/*
 * Reads TikTok's own export apart from the page: one of a gigabyte takes a minute. The file is
 * nowhere else, so of its content only times and counts reach the page.
 */

/** A hundred reports of progress are enough for a bar. */
const STEPS = 100;

addEventListener('message', ({ data }: MessageEvent<ExportJob>) => {
  let reported = 0;
  const onProgress = (read: number): void => {
    if (read * STEPS < reported + 1) return;
    reported = Math.floor(read * STEPS);
    post({ progress: read });
  };
  void readExport(data.file, machineClock.now().wall, onProgress)
    .catch(() => ({ ok: false, problem: 'damaged' }) as const)
    .then((outcome) => post({ outcome }));
});

function post(update: ExportUpdate): void {
  postMessage(update);
}
