import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { zoneNearNoon } from '../../test/e2e/zone.ts';
import { importHistory, launchForBench, startCounting } from './browser.ts';
import { historyOf } from './history.ts';
import type { Bench, Measurement } from './measurement.ts';
import {
  medianRatio,
  medianTime,
  openAlternately,
  openPage,
  TIME_PAGE,
  worstShift,
} from './opening.ts';

const FIVE_YEARS = 5 * 365 + 1;
const ONE_WEEK = 7;
const OPENINGS = 10;

async function compressedBytes(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).byteLength;
}

async function measure(bench: Bench) {
  const { dist, signal } = bench;
  const launches: LaunchedBrowser[] = [];
  const launchWith = async (dates: number) => {
    const launched = await launchForBench(bench);
    launches.push(launched);
    await startCounting(launched);
    await importHistory(launched, historyOf(dates, zoneNearNoon(), Date.now()));
    return launched;
  };
  try {
    const long = await launchWith(FIVE_YEARS);
    const short = await launchWith(ONE_WEEK);
    const all = [await openPage(long, TIME_PAGE, signal), await openPage(short, TIME_PAGE, signal)];
    const opened = await openAlternately({ long, short }, OPENINGS, TIME_PAGE, signal);
    all.push(...opened.long, ...opened.short);
    if (all.some(({ shownMs }) => !(shownMs > 0))) throw new Error('The week is missing');
    const files = [...new Set(all.flatMap((opening) => opening.files))];
    const sizes = await Promise.all(files.map((file) => compressedBytes(join(dist, file))));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return {
      timeLong: medianTime(opened.long),
      timeRatio: medianRatio(opened),
      timeShort: medianTime(opened.short),
      timeBytes: { value: bytes / 1000, note: `${files.length} files, charts included` },
      timeShift: worstShift(all),
    };
  } finally {
    await Promise.all(launches.map((launched) => launched.close()));
  }
}

export const timePage: Measurement = { name: 'time-page', measure };
