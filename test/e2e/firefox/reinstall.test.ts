import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { until } from '../browsers/condition.ts';
import type { Kintime } from '../kintime.ts';
import { expect, truthOf, watched } from '../kintime.ts';
import { overhear } from '../overheard.ts';
import { test } from './family.ts';

const dist = resolve(import.meta.dirname, '../../../dist');

test.describe('the extension is installed again over a page that plays', () => {
  test('one copy goes on, and neither doubles nor loses the count', async ({ open, compare }) => {
    const before = await open();
    const page = await before.visit('/foryou');
    await watched(page, 8000);
    // What was not reported yet goes with the old copy, as in a crash: it is taken just after a report.
    const hadMs = await before.countedMs();
    await until('a report', async () => (await before.countedMs()) > hadMs);
    await before.launched.browser.installExtension(dist);

    const after = await readAnew(before);
    await page.bringToFront();
    const heard = await overhear(after.reader);
    await watched(page, (await truthOf(page)).playedMs + 20_000);
    // The page was hidden for a moment by the tab that reads anew.
    const { visibleMs } = await truthOf(page);
    await page.close();

    const countedMs = await after.settledMs();
    const reports = (await heard()).filter(({ name }) => name === 'report');
    expect(new Set(reports.map(({ document }) => document)).size).toBe(1);
    expect(reports.map(({ sequence }) => sequence)).toEqual(reports.map((_, place) => place + 1));
    compare(countedMs, visibleMs, 2000);
  });
});

/** The pages of the old copy went with it. */
async function readAnew(kintime: Kintime): Promise<Kintime> {
  const reader: Page = await kintime.launched.openExtensionPage('popup.html');
  return Object.create(kintime, { reader: { value: reader } });
}
