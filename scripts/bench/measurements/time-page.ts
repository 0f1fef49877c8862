import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sum } from '../../../src/domain/stats/sum.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { zoneNearNoon } from '../../../test/e2e/zone.ts';
import { importHistory, launchForBench, startCounting } from '../browser.ts';
import { FIVE_YEARS, historyOf, ONE_WEEK } from '../history.ts';
import type { Bench, Measurement } from '../measurement.ts';
import {
  medianRatio,
  medianTime,
  openAlternately,
  openPage,
  TIME_PAGE,
  worstShift,
} from './opening.ts';

const OPENINGS = 10;

async function compressedBytes(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).byteLength;
}

async function fill(launched: LaunchedBrowser, dates: number): Promise<void> {
  await startCounting(launched);
  await importHistory(launched, historyOf(dates, zoneNearNoon(), Date.now()));
}

async function measure(bench: Bench) {
  const { dist, signal } = bench;
  await using long = await launchForBench(bench);
  await fill(long, FIVE_YEARS);
  await using short = await launchForBench(bench);
  await fill(short, ONE_WEEK);
  const all = [await openPage(long, TIME_PAGE, signal), await openPage(short, TIME_PAGE, signal)];
  const opened = await openAlternately({ long, short }, OPENINGS, TIME_PAGE, signal);
  all.push(...opened.long, ...opened.short);
  if (all.some(({ shownMs }) => !(shownMs > 0))) throw new Error('The week is missing');
  const files = [...new Set(all.flatMap((opening) => opening.files))];
  const sizes = await Promise.all(files.map((file) => compressedBytes(join(dist, file))));
  return {
    timeLong: medianTime(opened.long),
    timeRatio: medianRatio(opened),
    timeShort: medianTime(opened.short),
    timeBytes: { value: sum(sizes) / 1000, note: `${files.length} files, charts included` },
    timeShift: worstShift(all),
  };
}

export const timePage: Measurement = { name: 'time-page', measure };
