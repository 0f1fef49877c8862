import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sum } from '../../../src/domain/stats/sum.ts';
import type { Archive } from '../../../src/domain/backup/archive.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { zoneNearNoon } from '../../../test/e2e/zone.ts';
import { tempFolder } from '../../disposable.ts';
import {
  closeExtensionPages,
  importHistory,
  launchForBench,
  sendFrom,
  startCounting,
} from '../browser.ts';
import { FIVE_YEARS, historyOf, ONE_WEEK } from '../history.ts';
import type { Bench, Measurement } from '../measurement.ts';
import {
  addEmptyPage,
  medianRatio,
  medianTime,
  openAlternately,
  EMPTY_PAGE,
  openPage,
  POPUP,
  worstShift,
} from './opening.ts';
import type { Opening, Pair } from './opening.ts';
import { median } from '../statistics.ts';

const OPENINGS = 20;
const ASLEEP_OPENINGS = 5;
const IMPORTS = 3;

/** Imports a history into a new profile and closes the browser. @returns milliseconds of the import */
async function prepare(bench: Bench, profile: string, archive: Archive): Promise<number> {
  await using launched = await launchForBench(bench, { profile });
  await startCounting(launched);
  return await importHistory(launched, archive);
}

/** Size on disk of the IndexedDB folder, which holds the extension's database alone. */
async function databaseBytes(profile: string): Promise<number> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sum(sizes);
}

interface Openings extends Pair<readonly Opening[]> {
  readonly cold: Opening;
  readonly asleep: readonly Opening[];
  readonly emptyPage: readonly Opening[];
}

async function openManyTimes(
  browsers: Pair<LaunchedBrowser>,
  signal: AbortSignal,
): Promise<Openings> {
  const { long, short } = browsers;
  const cold = await openPage(long, POPUP, signal);
  await openPage(short, POPUP, signal);
  const emptyPage: Opening[] = [];
  const opened = await openAlternately(browsers, OPENINGS, POPUP, signal, async (latest) =>
    emptyPage.push(await openPage(latest, EMPTY_PAGE, signal)),
  );
  const asleep: Opening[] = [];
  for (let turn = 0; turn < ASLEEP_OPENINGS; turn += 1) {
    await long.stopBackground();
    asleep.push(await openPage(long, POPUP, signal));
  }
  return { ...opened, cold, asleep, emptyPage };
}

/** @returns milliseconds of each import */
async function importAgain(launched: LaunchedBrowser, archive: Archive): Promise<number[]> {
  const durations: number[] = [];
  for (let turn = 1; turn < IMPORTS; turn += 1) {
    const page = await launched.openExtensionPage('popup.html');
    await sendFrom(page, 'delete', { everything: true });
    await page.close();
    durations.push(await importHistory(launched, archive));
  }
  return durations;
}

/** Launches a browser with a prepared profile. */
async function relaunch(bench: Bench, profile: string) {
  const launched = await launchForBench(bench, { profile });
  await closeExtensionPages(launched);
  return launched;
}

async function measure(bench: Bench) {
  await using folder = await tempFolder();
  const profiles = { long: join(folder.path, 'long'), short: join(folder.path, 'short') };
  await addEmptyPage(bench.dist);
  const now = Date.now();
  const archive = historyOf(FIVE_YEARS, zoneNearNoon(), now);
  const firstImport = await prepare(bench, profiles.long, archive);
  await prepare(bench, profiles.short, historyOf(ONE_WEEK, zoneNearNoon(), now));
  const bytes = await databaseBytes(profiles.long);

  await using long = await relaunch(bench, profiles.long);
  await using short = await relaunch(bench, profiles.short);
  const opened = await openManyTimes({ long, short }, bench.signal);
  const all = [opened.cold, ...opened.long, ...opened.short, ...opened.asleep];
  if (all.some(({ totalMs }) => !(totalMs > 0))) throw new Error("Today's number is missing");
  const importsMs = [firstImport, ...(await importAgain(long, archive))];
  const { days, spans } = archive;
  return {
    popupLong: medianTime(opened.long),
    popupRatio: medianRatio(opened),
    popupShort: medianTime(opened.short),
    popupCold: { value: opened.cold.shownMs, note: 'first opening after the browser started' },
    popupAsleep: medianTime(opened.asleep),
    emptyPage: medianTime(opened.emptyPage),
    layoutShift: worstShift(all),
    importTime: {
      value: median(importsMs) / 1000,
      note: `median of ${importsMs.length}; ${days.length} days and ${spans.length} spans`,
    },
    databaseSize: { value: bytes / 1e6, note: 'on disk, spans of the last 200 days' },
  };
}

export const popup: Measurement = { name: 'popup', measure };
