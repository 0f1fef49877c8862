import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Span } from '../../../src/domain/tracking/span.ts';
import { contentScriptWorld } from '../../../test/e2e/content-script-world.ts';
import { FLOODS, startFlood, STOP_FLOOD, TIME_HELLO } from '../../../test/e2e/floods.ts';
import { putRows } from '../../../test/e2e/rows.ts';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { sendFrom, withFeed } from '../browser.ts';
import type { Bench, Figure, Measurement } from '../measurement.ts';
import { median, quantile } from '../statistics.ts';

/** Until the caps that a day has are reached, as of gaps. */
const RISE_MS = 10_000;
/** At most one row of joined spans begins in it, since these are joined up to a minute. */
const STEADY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** With so many spans a day, those shorter than a minute are joined (rule C3). */
const MANY_SPANS = 1200;

interface Flooded {
  readonly hellosMs: readonly number[];
  /** What a day of the flood adds to the database. */
  readonly dayBytes: number;
}

/** All rows of the database by table, as JSON. */
async function storedRows(reader: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return reader.evaluate(async () => {
    const settle = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(request.error ?? new Error('unknown')));
      });
    const database = await settle(indexedDB.open('kintime'));
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names);
    const rows = await Promise.all(
      names.map(async (name) => {
        const all = await settle<unknown[]>(transaction.objectStore(name).getAll());
        return [name, all.map((row) => JSON.stringify(row))] as const;
      }),
    );
    database.close();
    return Object.fromEntries(rows);
  });
}

async function storedBytes(reader: Page): Promise<number> {
  const rows = Object.values(await storedRows(reader)).flat();
  return rows.reduce((sum, row) => sum + row.length, 0);
}

/** Adds short spans of this day, so many that a flood is joined as on the rest of a day of it. */
async function addManySpans(reader: Page): Promise<void> {
  const first = await until('something to be counted', async () => {
    const { spans = [] } = await storedRows(reader);
    return spans[0] === undefined ? undefined : (JSON.parse(spans[0]) as Span);
  });
  const spans = Array.from({ length: MANY_SPANS }, (_, i) => {
    const start = first.start - 5000 * (i + 1);
    return { ...first, start, end: start + 1500 };
  });
  await putRows(reader, { spans });
}

async function measureFlood(launched: LaunchedBrowser, flood: string): Promise<Flooded> {
  const { browser } = launched;
  const reader = await launched.openExtensionPage('popup.html');
  await sendFrom(reader, 'start-counting', { memberName: '' });
  const [flooding, other] = [await browser.newPage(), await browser.newPage()];
  await flooding.bringToFront();
  await flooding.goto(`${feedOrigin}/foryou?clip=long`);
  const inFlooding = await contentScriptWorld(flooding, launched);
  const empty = await storedBytes(reader);
  await addManySpans(reader);
  const before = await storedBytes(reader);
  await other.goto(`${feedOrigin}/search?q=clay`);
  const inOther = await contentScriptWorld(other, launched);

  await inFlooding(startFlood(flood));
  const started = performance.now();
  const hellosMs: number[] = [];
  const askFor = async (ms: number): Promise<number> => {
    while (performance.now() < started + ms) {
      hellosMs.push(Number(await inOther(TIME_HELLO)));
      await sleep(300);
    }
    return storedBytes(reader);
  };
  const risen = await askFor(RISE_MS);
  const steadyFrom = performance.now();
  const after = await askFor(RISE_MS + STEADY_MS);
  const steadyMs = performance.now() - steadyFrom;
  await inFlooding(STOP_FLOOD);
  // The spans that were added stand for those that the flood makes until there are that many.
  const many = risen > before ? before - empty : 0;
  return { hellosMs, dayBytes: many + (risen - before) + ((after - risen) * DAY_MS) / steadyMs };
}

function figuresOf({ hellosMs, dayBytes }: Flooded): { hello: Figure; growth: Figure } {
  const note = `95th percentile of ${hellosMs.length}; median ${Math.round(median(hellosMs))} ms`;
  return {
    hello: { value: quantile(hellosMs, 0.95), note },
    growth: { value: dayBytes / 1e6, note: 'as JSON' },
  };
}

async function measure(bench: Bench) {
  const run = async (flood: keyof typeof FLOODS) =>
    figuresOf(await withFeed(bench, (launched) => measureFlood(launched, FLOODS[flood])));
  const frames = await run('a thousand frames');
  const moves = await run('an address that changes every 100 ms');
  const spans = await run('a thousand tiny spans and gaps a second');
  return {
    framesHello: frames.hello,
    framesGrowth: frames.growth,
    movesHello: moves.hello,
    movesGrowth: moves.growth,
    spansHello: spans.hello,
    spansGrowth: spans.growth,
  };
}

export const floods: Measurement = { name: 'floods', isLong: true, measure };
