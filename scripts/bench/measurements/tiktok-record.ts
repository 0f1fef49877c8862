import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { stepsOf } from '../../../src/domain/elsewhere/time-steps.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { tempFolder } from '../../disposable.ts';
import { launchForBench, sendFrom, startCounting } from '../browser.ts';
import type { Bench, Figure, Measurement } from '../measurement.ts';
import { medianTime, openPage, TIME_PAGE } from './opening.ts';
import { packRecord, writeRecord } from './record-files.ts';
import type { RecordForm } from './record-files.ts';

const COUNTS = [10_000, 100_000, 1_000_000] as const;

/** About 1 GB with a million rows. */
const GIGABYTE_MESSAGES = 900_000;

interface Reading {
  readonly seconds: number;
  /** How much more memory the process of the page had at most; `NaN` where nothing tells. */
  readonly megabytes: number;
}

/** The processes that show pages. */
async function renderers({ browser }: LaunchedBrowser): Promise<readonly number[]> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

async function statusOf(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1000;
}

/** Reads a file in the worker of the page, as the page Data does. */
async function read(launched: LaunchedBrowser, page: Page, path: string): Promise<Reading> {
  await page.evaluate(() => {
    document.body.innerHTML = '<input type="file" id="bench">';
  });
  const input = await page.$('input#bench');
  await input?.uploadFile(path);
  const processes = await renderers(launched);
  // Linux: the peak starts from here.
  await Promise.all(
    processes.map((pid) => writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined)),
  );
  const before = await Promise.all(processes.map((pid) => statusOf(pid, 'VmRSS')));
  const { rows, ms } = await page.evaluate(async () => {
    const [file] = document.querySelector<HTMLInputElement>('#bench')?.files ?? [];
    const began = performance.now();
    const worker = new Worker('export-worker.js', { type: 'module' });
    const found = await new Promise<number>((resolve, reject) => {
      worker.addEventListener('error', () => reject(new Error('the worker did not start')));
      worker.addEventListener('message', ({ data }) => {
        if ('outcome' in data) resolve(data.outcome.ok === true ? data.outcome.content.rows : -1);
      });
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage({ file });
    });
    worker.terminate();
    return { rows: found, ms: performance.now() - began };
  });
  if (rows <= 0) throw new Error(`${path} was not read`);
  const peaks = await Promise.all(processes.map((pid) => statusOf(pid, 'VmHWM')));
  const megabytes = Math.max(...peaks.map((peak, i) => peak - (before[i] ?? 0)));
  return { seconds: ms / 1000, megabytes };
}

/** Of so many readings the fastest counts, so that other load on the machine matters less. */
const TRIES = 3;

/** Reads a file several times. @returns the least time, and the memory of the first reading */
async function readFastest(launched: LaunchedBrowser, page: Page, path: string): Promise<Reading> {
  const first = await read(launched, page, path);
  let { seconds } = first;
  for (let i = 1; i < TRIES; i += 1) {
    seconds = Math.min(seconds, (await read(launched, page, path)).seconds);
  }
  return { ...first, seconds };
}

function figureOf(readings: readonly Reading[]): Figure {
  const rates = readings.map(({ seconds, megabytes }, i) => {
    const rows = COUNTS[i] ?? 0;
    return `${rows / 1000}k: ${Math.round(rows / seconds / 1000)}k rows/s, ${megabytes.toFixed(0)} MB`;
  });
  return { value: readings.at(-1)?.seconds ?? NaN, note: rates.join('; ') };
}

/** Two years of a heavy user: 1,370 videos a day, the last of them now. */
function twoYears(now: number): number[] {
  const today = Math.floor(now / 1000);
  return Array.from({ length: 730 }, (_, day) =>
    Array.from({ length: 1370 }, (__, i) => today - (729 - day) * 86_400 - (1370 - i) * 20),
  ).flat();
}

async function measure(bench: Bench) {
  await using folder = await tempFolder();
  await using launched = await launchForBench(bench);
  await startCounting(launched);
  const page = await launched.openExtensionPage('app.html#/welcome');
  // First: a process keeps memory that it once had, which would hide what this needs.
  const large = join(folder.path, 'user_data.json');
  await writeRecord(large, 'json', 1_000_000, GIGABYTE_MESSAGES);
  const gigabyte = await read(launched, page, large);
  await rm(large);
  const readings: Record<string, Reading[]> = {};
  for (const form of ['json', 'text'] satisfies RecordForm[]) {
    for (const rows of COUNTS) {
      const name = form === 'json' ? 'user_data_tiktok.json' : 'Watch History.txt';
      const [plain, packed] = [join(folder.path, name), join(folder.path, 'TikTok_Data.zip')];
      await writeRecord(plain, form, rows);
      await packRecord(plain, name, packed);
      (readings[form] ??= []).push(await readFastest(launched, page, plain));
      (readings[`${form}-zip`] ??= []).push(await readFastest(launched, page, packed));
      await Promise.all([rm(plain), rm(packed)]);
    }
  }
  const { durationMs } = await sendFrom(page, 'import-elsewhere', {
    steps: stepsOf(twoYears(Date.now())),
    shiftMs: null,
  });
  await page.close();
  const number = '[data-testid="elsewhere-total"]';
  const openings = [];
  for (let i = 0; i < 10; i += 1) {
    openings.push(await openPage(launched, { ...TIME_PAGE, number }, bench.signal));
  }
  const { json = [], text = [] } = readings;
  return {
    recordJson: figureOf(json),
    recordJsonZip: figureOf(readings['json-zip'] ?? []),
    recordText: figureOf(text),
    recordTextZip: figureOf(readings['text-zip'] ?? []),
    recordGrowth: {
      value: (json[2]?.seconds ?? NaN) / 10 / (json[1]?.seconds ?? NaN),
      note: 'a row of 1,000,000 beside one of 100,000, JSON',
    },
    recordMemory: { value: gigabyte.megabytes, note: `in ${gigabyte.seconds.toFixed(0)} s` },
    recordStored: { value: durationMs / 1000, note: '1,000,100 videos, 730 days' },
    timeElsewhere: medianTime(openings),
  };
}

export const tiktokRecord: Measurement = { name: 'tiktok-record', isLong: true, measure };
