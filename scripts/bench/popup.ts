import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/domain/backup/archive.ts';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { historyOf } from './history.ts';
import { agree, askFrom, closeExtensionPages, launchForBench, zoneNearNoon } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';
import { addYardstick, openInTurns, openPopup, openYardstick, spread, times } from './opening.ts';
import type { Opening, Pair } from './opening.ts';
import { median } from './statistics.ts';

const fiveYears = 5 * 365 + 1;
const oneWeek = 7;
const openings = 20;
const sleepyOpenings = 5;
const imports = 3;

async function importInto(launched: LaunchedBrowser, archive: Archive): Promise<number> {
  const page = await launched.openExtensionPage('popup.html');
  const { reply, tookMs } = await askFrom(page, 'import', { archive });
  if (reply.days !== archive.days.length)
    throw new Error(`${reply.days} of ${archive.days.length} days came in`);
  await closeExtensionPages(launched);
  return tookMs;
}

async function forgetEverything(launched: LaunchedBrowser): Promise<void> {
  const page = await launched.openExtensionPage('popup.html');
  await askFrom(page, 'delete', { everything: true });
  await page.close();
}

/** A profile whose history a run of the browser has taken in, and written down as it ended. */
async function prepare(bench: Bench, profile: string, archive: Archive): Promise<number> {
  const launched = await launchForBench(bench, { profile });
  try {
    await agree(launched);
    return await importInto(launched, archive);
  } finally {
    await launched.close();
  }
}

/** What the browser's database of the extension takes up on the disk; nothing else is in there. */
async function databaseBytes(profile: string): Promise<number> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Openings extends Pair<readonly Opening[]> {
  readonly cold: Opening;
  readonly sleepy: readonly Opening[];
  readonly yardstick: readonly Opening[];
}

async function openManyTimes(
  browsers: Pair<LaunchedBrowser>,
  signal: AbortSignal,
): Promise<Openings> {
  const { long, short } = browsers;
  const cold = await openPopup(long, signal);
  await openPopup(short, signal);
  const yardstick: Opening[] = [];
  const opened = await openInTurns(
    browsers,
    openings,
    (one) => openPopup(one, signal),
    async (latest) => yardstick.push(await openYardstick(latest, signal)),
  );
  const sleepy: Opening[] = [];
  for (let turn = 0; turn < sleepyOpenings; turn += 1) {
    await long.stopBackground();
    sleepy.push(await openPopup(long, signal));
  }
  return { ...opened, cold, sleepy, yardstick };
}

async function importAgain(
  launched: LaunchedBrowser,
  archive: Archive,
  count: number,
): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    await forgetEverything(launched);
    took.push(await importInto(launched, archive));
  }
  return took;
}

async function measure(bench: Bench) {
  const { signal } = bench;
  const folder = await mkdtemp(join(tmpdir(), 'kintime-bench-'));
  const profiles = { long: join(folder, 'long'), short: join(folder, 'short') };
  const started: LaunchedBrowser[] = [];
  const launch = async (profile: string) => {
    const launched = await launchForBench(bench, { profile });
    started.push(launched);
    await closeExtensionPages(launched);
    return launched;
  };
  try {
    await addYardstick(bench.dist);
    const now = Date.now();
    const archive = historyOf(fiveYears, zoneNearNoon(), now);
    const firstImport = await prepare(bench, profiles.long, archive);
    await prepare(bench, profiles.short, historyOf(oneWeek, zoneNearNoon(), now));
    const bytes = await databaseBytes(profiles.long);

    const long = await launch(profiles.long);
    const short = await launch(profiles.short);
    const opened = await openManyTimes({ long, short }, signal);
    const all = [opened.cold, ...opened.long, ...opened.short, ...opened.sleepy];
    if (all.some(({ totalMs }) => !(totalMs > 0))) throw new Error("Today's number was not there");
    const took = [firstImport, ...(await importAgain(long, archive, imports - 1))];

    const longMs = median(times(opened.long));
    const shortMs = median(times(opened.short));
    return {
      popupLong: { value: longMs, note: spread(times(opened.long)) },
      popupRatio: { value: longMs / shortMs, note: 'of the medians; opened turn and turn about' },
      popupShort: { value: shortMs, note: spread(times(opened.short)) },
      popupCold: {
        value: opened.cold.shownMs,
        note: 'the first opening after the browser started',
      },
      popupAsleep: { value: median(times(opened.sleepy)), note: spread(times(opened.sleepy)) },
      yardstick: { value: median(times(opened.yardstick)), note: spread(times(opened.yardstick)) },
      layoutShift: {
        value: Math.max(...all.map(({ shift }) => shift)),
        note: `the worst of ${all.length} openings`,
      },
      importTime: {
        value: median(took) / 1000,
        note: `median of ${took.length}; ${archive.days.length} days and ${archive.spans.length} spans`,
      },
      databaseSize: { value: bytes / 1e6, note: 'on disk, spans of the last 200 days' },
    };
  } finally {
    await Promise.all(started.map((launched) => launched.close()));
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export const popup: Measurement = {
  name: 'popup',
  figures: [
    'popupLong',
    'popupRatio',
    'popupShort',
    'popupCold',
    'popupAsleep',
    'yardstick',
    'layoutShift',
    'importTime',
    'databaseSize',
  ],
  measure,
};
