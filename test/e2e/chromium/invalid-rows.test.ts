import type { Page } from 'puppeteer-core';
import { daily, setPin, setRules, currentVerdict } from '../messaging.ts';
import { waitForText } from '../page-actions.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { putRows } from '../rows.ts';

/** Invalid rows for every table that pages or rules read. */
const GARBAGE: Readonly<Record<string, readonly { fault: object; key: object }[]>> = {
  days: [
    { hoursMs: 5 },
    { feedsMs: null },
    { activeMs: Number.NaN },
    { activeMs: -1e9 },
    { zone: 'Mars/Base' },
  ].map((fault, i) => ({ fault, key: { member: `by-hand-${i}` } })),
  spans: [
    { fault: { end: 9e15 }, key: { start: 8.7e15 } },
    { fault: { end: Infinity }, key: { start: 1e12 } },
    { fault: { zone: 7, feed: 'else' }, key: { start: 1e12 + 1 } },
  ],
  switches: [{ fault: { member: 7 }, key: { at: 'zzz' } }],
  members: [{ fault: { name: 7 }, key: { id: 'by-hand' } }],
  gaps: [{ fault: { end: 9e15, reason: 'off' }, key: { start: 1 } }],
  log: [
    { fault: { what: 'by-hand' }, key: { id: 1000 } },
    { fault: { what: 'deleted-days', fromDate: 5 }, key: { id: 1001 } },
  ],
};

/** NaN and infinite numbers in the database, which JSON from a page would lose. */
async function faultyNumbers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settle = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done) => {
        request.addEventListener('success', () => done(request.result));
      });
    const database = await settle(indexedDB.open('kintime'));
    const found: string[] = [];
    for (const name of ['days', 'spans']) {
      const table = database.transaction(name).objectStore(name);
      // oxlint-disable-next-line no-await-in-loop
      for (const row of (await settle(table.getAll())) as object[]) {
        const odd = Object.values(row).filter(
          (value) => typeof value === 'number' && !Number.isFinite(value),
        );
        found.push(...odd.map((value) => `${name} ${value}`));
      }
    }
    database.close();
    return found;
  });
}

test('invalid rows neither hide valid ones nor loosen anything', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime);
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 4000);
  await page.close();
  await kintime.stableCountMs();
  const stored: object = await kintime.stored();
  const garbage = Object.entries(GARBAGE).map(([table, rows]) => {
    // Each has a new key, and is valid but for one field.
    const [first] = Reflect.get(stored, table) as object[];
    return [table, rows.map(({ fault, key }) => ({ ...first, ...fault, ...key }))] as const;
  });
  await putRows(kintime.reader, Object.fromEntries(garbage));
  expect(await faultyNumbers(kintime.reader)).toEqual(['days NaN', 'spans Infinity']);
  // Counting and rules still work.
  const before = await kintime.countedMs();
  const again = await kintime.visit('/foryou');
  await waitUntilPlayed(again, 3000);
  await again.close();
  await until('more time to be counted', async () => (await kintime.countedMs()) > before + 2000);
  await setRules(kintime, daily(0));
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  const shown: readonly (readonly [string, string, RegExp])[] = [
    ['popup.html', 'today-total', /min/],
    ['app.html#/time', 'week-total', /min/],
    ['app.html#/agreement', 'rule-list', /./],
    ['app.html#/household', 'household-total', /./],
    ['app.html#/data', 'export-json', /./],
  ];
  for (const [address, testId, words] of shown) {
    const own = await kintime.launched.openExtensionPage(address);
    await waitForText(own, testId, words);
    await own.close();
  }
});
