import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { historyOf } from './history.ts';
import { agree, askFrom, closeExtensionPages, launchForBench, zoneNearNoon } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';
import { openInTurns, openTime, spread, times } from './opening.ts';
import { median } from './statistics.ts';

const fiveYears = 5 * 365 + 1;
const oneWeek = 7;
const openings = 10;

/** A browser whose history has taken in so many days. */
async function launchWith(bench: Bench, profile: string, dates: number): Promise<LaunchedBrowser> {
  const launched = await launchForBench(bench, { profile });
  await agree(launched);
  const page = await launched.openExtensionPage('popup.html');
  await askFrom(page, 'import', { archive: historyOf(dates, zoneNearNoon(), Date.now()) });
  await closeExtensionPages(launched);
  return launched;
}

async function compressedBytes(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).byteLength;
}

async function measure(bench: Bench) {
  const { signal } = bench;
  const folder = await mkdtemp(join(tmpdir(), 'kintime-bench-'));
  const started: LaunchedBrowser[] = [];
  try {
    const long = await launchWith(bench, join(folder, 'long'), fiveYears);
    started.push(long);
    const short = await launchWith(bench, join(folder, 'short'), oneWeek);
    started.push(short);
    const all = [await openTime(long, signal), await openTime(short, signal)];
    const opened = await openInTurns({ long, short }, openings, (one) => openTime(one, signal));
    all.push(...opened.long, ...opened.short);
    if (all.some(({ shownMs }) => !(shownMs > 0))) throw new Error('The week was not there');
    const longMs = median(times(opened.long));
    const shortMs = median(times(opened.short));
    const files = [...new Set(all.flatMap((opening) => opening.files))];
    const sizes = await Promise.all(files.map((file) => compressedBytes(join(bench.dist, file))));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return {
      timeLong: { value: longMs, note: spread(times(opened.long)) },
      timeRatio: { value: longMs / shortMs, note: 'of the medians; opened turn and turn about' },
      timeShort: { value: shortMs, note: spread(times(opened.short)) },
      timeBytes: { value: bytes / 1000, note: `${files.length} files, drawings included` },
      timeShift: {
        value: Math.max(...all.map(({ shift }) => shift)),
        note: `the worst of ${all.length} openings, drawings included`,
      },
    };
  } finally {
    await Promise.all(started.map((launched) => launched.close()));
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export const timePage: Measurement = {
  name: 'time-page',
  figures: ['timeLong', 'timeRatio', 'timeShort', 'timeBytes', 'timeShift'],
  measure,
};
