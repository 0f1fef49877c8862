import type { Page } from 'puppeteer-core';
import { DAY } from '../../../src/domain/time/units.ts';
import { until } from '../browsers/wait-until.ts';
import type { Kintime } from '../kintime.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { at, chooseDate, loggedChanges } from '../page-actions.ts';
import { memberId, request } from '../messaging.ts';
import { putRows } from '../rows.ts';

const LAST_WEEK = 7;

test('a deleted day is shown as deleted, not as not measured, for whom it was deleted', async ({
  open,
}) => {
  const kintime = await open();
  const visit = await kintime.visit('/foryou');
  await waitUntilPlayed(visit, 3000);
  await visit.close();
  await kintime.stableCountMs();
  const [gone, kept] = await copyToday(kintime, [LAST_WEEK, LAST_WEEK + 1]);
  if (gone === undefined || kept === undefined) throw new Error('nothing was counted');
  const data = await kintime.launched.openExtensionPage('app.html#/data');

  expect(await deleteDay(data, '2020-01-01')).toBe('There was nothing to delete on these days.');
  expect((await kintime.stored()).log.map(({ what }) => what)).toEqual(['counting-agreed']);

  expect(await deleteDay(data, gone)).toBe('One day was deleted.');
  const { log, gaps } = await kintime.stored();
  expect(log.at(-1)).toMatchObject({ what: 'deleted-days', fromDate: gone, toDate: gone });
  expect(gaps.filter(({ reason }) => reason === 'deleted')).toHaveLength(1);
  const line = await loggedChanges(kintime);
  expect(line).toMatch(/Time was deleted: \w+ \d+, \d{4}\./);

  const time = await kintime.launched.openExtensionPage('app.html#/time');
  const day = `[data-testid="day"][data-date="${gone}"]`;
  await showDay(time, gone);
  expect(await textOf(time, day)).toMatch(/—.*This day was deleted$/s);
  const bar = `[data-testid="week-bar"][data-date="${gone}"]`;
  expect(await textOf(time, bar)).toMatch(/—.*This day was deleted$/s);
  await showDay(time, kept);
  const keptDay = `[data-testid="day"][data-date="${kept}"]`;
  expect(await textOf(time, keptDay)).not.toContain('—');

  const member = await memberId(kintime);
  await request(kintime, 'rename-member', { member, memberName: 'Mia' });
  await request(kintime, 'add-member', { memberName: 'Ben' });
  // Pages that nobody sees do not follow changes.
  await data.bringToFront();
  await data.waitForSelector(at('delete-whose'));
  const everyone = /Everyone, \w+ \d+, \d{4}\. This cannot be undone/;
  expect(await deleteDay(data, '2020-01-01', everyone)).toBe(
    'There was nothing to delete on these days.',
  );
  await data.select(at('delete-whose'), member);
  const mias = /\?Mia, \w+ \d+, \d{4}\. This cannot/;
  expect(await deleteDay(data, kept, mias)).toBe('One day was deleted.');
  expect(await loggedChanges(kintime)).toMatch(/Mia’s time was deleted: \w+ \d+, \d{4}\./);
  await time.bringToFront();
  await until('the day to be deleted', async () =>
    (await textOf(time, keptDay)).includes('This day was deleted'),
  );
});

/** Copies today's row to earlier dates. @returns the dates */
async function copyToday(kintime: Kintime, ago: readonly number[]): Promise<string[]> {
  const [today] = (await kintime.stored()).days;
  if (today === undefined) throw new Error('nothing was counted');
  const noon = Date.parse(`${today.date}T12:00Z`);
  const dates = ago.map((days) => new Date(noon - days * DAY).toISOString().slice(0, 10));
  const rows = dates.map((date) => Object.assign({}, today, { date }));
  await putRows(kintime.reader, { days: rows });
  return dates;
}

async function deleteDay(
  page: Page,
  date: string,
  asks = /Everyone, \w+ \d+, \d{4}\. This cannot be undone/,
): Promise<string> {
  await page.$eval(at('delete-some'), (some) => {
    (some as HTMLDetailsElement).open = true;
  });
  await chooseDate(page, 'delete-from', date);
  await chooseDate(page, 'delete-to', date);
  await page.locator('[data-testid="delete-days"]').click();
  const dialog = await until('the question', async () => {
    const text = await textOf(page, 'dialog[open]').catch(() => '');
    return text === '' ? undefined : text;
  });
  expect(dialog).toMatch(/Delete this time\?/);
  expect(dialog).toMatch(asks);
  await page.locator('[data-testid="delete-days-confirm"]').click();
  return until('what came of it', async () => {
    const text = await textOf(page, '[data-testid="delete-days-result"]');
    return text === '' ? undefined : text;
  });
}

/** Goes back week by week to a day and selects it. */
async function showDay(page: Page, date: string): Promise<void> {
  const bar = `[data-testid="week-bar"][data-date="${date}"]`;
  await page.waitForSelector('[data-testid="week-bar"]');
  while ((await page.$(bar)) === null) {
    const first = await firstBar(page);
    await page.locator('[data-testid="week-earlier"]').click();
    await until('another week', async () => (await firstBar(page)) !== first);
  }
  await page.locator(bar).click();
  await page.waitForSelector(`[data-testid="day"][data-date="${date}"]`);
}

async function firstBar(page: Page): Promise<string | undefined> {
  return page.$eval(
    '[data-testid="week-bar"]',
    (bar) => bar.getAttribute('data-date') ?? undefined,
  );
}

async function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent.trim());
}
