import { parseArchiveText } from '../files/archive.ts';
import type { PreviewJob, PreviewUpdate, PreviewOutcome } from '../messages/import-worker.ts';
import { machineClock } from '../platform/clock.ts';
import { openForReading } from '../store/db/database.ts';
import { previewImport } from '../store/data/import-plan.ts';

/*
 * Makes the preview of an import apart from the page and the background: a file of 20 MB takes
 * seconds, in which neither may stand still. It only reads; what it cannot do,
 * the page asks of the background.
 */

addEventListener('message', ({ data }: MessageEvent<PreviewJob>) => {
  void preview(data)
    .catch(() => null)
    .then((outcome) => post({ outcome }));
});

async function preview({ file, limits }: PreviewJob): Promise<PreviewOutcome> {
  post({ progress: 'read' });
  const text = await file.text();
  post({ progress: 'check' });
  const { wall } = machineClock.now();
  const parsed = parseArchiveText(text, wall);
  if (!parsed.ok) return parsed;
  post({ progress: 'compare' });
  const database = await openForReading();
  return { ok: true, preview: await previewImport(database, parsed.archive, limits, wall) };
}

function post(update: PreviewUpdate): void {
  postMessage(update);
}
