import type { Page } from 'puppeteer-core';
import { request, browserProfile, setPin } from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { loggedChanges } from '../page-actions.ts';
import { expect, test } from '../kintime.ts';
import { insertHistory } from '../visual/history.ts';

const HISTORY = 230;

test('the data page shows every row, and deletes what is past the retention period', async ({
  open,
}) => {
  const kintime = await open();
  await insertHistory(kintime, HISTORY);
  await setPin(kintime);
  const page = await kintime.launched.openExtensionPage('app.html#/data/entries');

  await test.step('each table with its rows, and nothing that reveals a PIN', async () => {
    const stored = await kintime.stored();
    expect(Object.keys(stored).length).toBeGreaterThan(10);
    for (const [name, rows] of Object.entries(stored)) {
      const said = await textOf(page, `[data-testid="table-${name}"] .table-size`);
      const count = new Intl.NumberFormat('en').format(rows.length);
      expect(said, name).toBe(rows.length === 1 ? 'one entry' : `${count} entries`);
    }
    await openDetails(page, 'days');
    const newest = await firstRow(page, 'days');
    expect(newest).toContain(
      String(
        stored.days
          .map(({ date }) => date)
          .toSorted()
          .at(-1),
      ),
    );
    await page.locator('[data-testid="table-days"] .pages button:last-child').click();
    await until('other rows', async () => (await firstRow(page, 'days')) !== newest);
    await openDetails(page, 'settings');
    const settings = await textOf(page, '[data-testid="rows-settings"]');
    expect(settings).toContain('Dad');
    const [parent] = (await kintime.setting('parents')) as { pin: Record<string, string> }[];
    expect(settings).not.toContain(parent?.pin['verify']);
    expect(settings).not.toContain(parent?.pin['salt']);
  });

  await test.step('a shorter period names what it deletes, and deletes nothing else', async () => {
    await showPlace(page, 'data');
    await page.waitForSelector('[data-testid="keep-months"]');
    const before = (await kintime.stored()).days.map(({ date }) => date).toSorted();
    await page.select('[data-testid="keep-months"]', '3');
    await page.locator('[data-testid="keep-save"]').click();
    const question = await textOf(page, 'dialog[open]');
    await page.locator('[data-testid="keep-confirm"]').click();
    await until(
      'it to be done',
      async () => (await textOf(page, '[data-testid="keep-result"]')) !== '',
    );
    const { days, log } = await kintime.stored();
    const gone = before.length - days.length;
    expect(gone).toBeGreaterThan(100);
    const last = new Date(before[gone - 1] ?? '');
    const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
    expect(question).toContain(`Days up to ${format.format(last)} will be deleted at once`);
    expect(days.map(({ date }) => date).toSorted()).toEqual(before.slice(gone));
    expect(log.at(-1)).toMatchObject({ what: 'kept-months', months: 3 });
    expect(await loggedChanges(kintime)).toContain('Days are kept: 3 months.');
    await request(kintime, 'lock', {});
    await setPin(kintime);
    expect((await browserProfile(kintime)).seal).toMatchObject({ fine: true });
  });

  await test.step('diagnostics without names that can be copied', async () => {
    await page.bringToFront();
    await showPlace(page, 'data/help');
    await page.locator('[data-testid="diagnostics-show"]').click();
    const text = await textOf(page, '[data-testid="diagnostics"]');
    expect(JSON.parse(text)).toMatchObject({ condition: { counting: true }, rows: { members: 1 } });
    expect(text).not.toContain('Dad');
    await page.locator('[data-testid="diagnostics-copy"]').click();
    await until('it to be copied', async () =>
      (await textOf(page, '[data-testid="diagnostics-result"]')).startsWith('Copied'),
    );
  });
});

async function showPlace(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
}

async function openDetails(page: Page, table: string): Promise<void> {
  await page.locator(`[data-testid="table-${table}"] summary`).click();
  await page.waitForSelector(`[data-testid="rows-${table}"] li`);
}

async function firstRow(page: Page, table: string): Promise<string> {
  return textOf(page, `[data-testid="rows-${table}"] li`);
}

async function textOf(page: Page, selector: string): Promise<string> {
  await page.waitForSelector(selector);
  return page.$eval(selector, (element) => element.textContent.trim());
}
