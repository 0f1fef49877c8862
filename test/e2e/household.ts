// Node has no Temporal.
import 'temporal-polyfill/global';
import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { addDays } from '../../src/domain/time/calendar.ts';
import { emptyDay } from '../../src/domain/tracking/day-totals.ts';
import { MINUTE } from '../../src/domain/time/units.ts';
import { request, browserProfile, memberId } from './messaging.ts';
import { until } from './browsers/wait-until.ts';
import { click, waitForText } from './page-actions.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';

/** Watched minutes on each of the 14 days before today, oldest first. */
export type TwoWeeks = readonly number[];

/** Inserts a row for each day and renames the current member. */
export async function insertTwoWeeks(
  kintime: Kintime,
  name: string,
  week: TwoWeeks,
): Promise<void> {
  const member = await memberId(kintime);
  await request(kintime, 'rename-member', { member, memberName: name });
  const { today, verdict } = await browserProfile(kintime);
  const device = (await kintime.setting('device')) as string;
  const rows = week.map((minutes, i) => {
    const date = addDays(today, i - week.length);
    const ms = minutes * MINUTE;
    return {
      ...emptyDay({ device, member, site: 'tiktok', date }, verdict.zone),
      activeMs: ms,
      longestMs: ms,
      opens: 2,
      sessions: 2,
    };
  });
  await putRows(kintime.reader, { days: rows });
}

/** Opens the week of the household and waits for its rows. */
export async function weekPage(kintime: Kintime, part = ''): Promise<Page> {
  const page = await kintime.launched.openExtensionPage(`app.html#/household${part}`);
  await page.bringToFront();
  await page.waitForSelector('[data-testid="member-row"]');
  return page;
}

/** Opens a `<details>` element. */
export async function openDetails(page: Page, testId: string): Promise<void> {
  await page.waitForSelector(`details[data-testid="${testId}"]`);
  await page.evaluate((id) => {
    const details = document.querySelector<HTMLDetailsElement>(`details[data-testid="${id}"]`);
    if (details !== null) details.open = true;
  }, testId);
}

/** Creates a household through the page. */
export async function makeHousehold(page: Page, name: string, isParent: boolean): Promise<void> {
  const field = page.locator('[data-testid="household-name"]');
  await field.fill(name);
  await click(page, 'make-household');
  await page.waitForSelector('[data-testid="pair-browser"]');
  if (isParent) await click(page, 'is-parent');
}

/** Joins a household with a pairing text. @param as as whom the page has to say that it joins */
export async function joinByText(page: Page, text: string, as = /./): Promise<void> {
  await page.locator('[data-testid="join-household"]').fill(text);
  await waitForText(page, 'join-preview', as);
  await click(page, 'join-submit');
  await page.waitForSelector('[data-testid="pair-browser"]');
}

/** Chooses a file with this content in a file input. */
export async function chooseFile(
  page: Page,
  testId: string,
  info: TestInfo,
  name: string,
  content: string,
): Promise<void> {
  const path = info.outputPath(name);
  await writeFile(path, content);
  await until('the file to be chosen', async () => {
    const field = await page.$(`input[data-testid="${testId}"]`);
    await field?.uploadFile(path);
    // A field that was replaced meanwhile has told nobody.
    return field?.evaluate(({ isConnected }) => isConnected);
  });
}

/** The totals on the page by member name. */
export async function rowsOf(page: Page): Promise<Record<string, number | null>> {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('[data-testid="member-row"]')].map((row) => [
      row.querySelector('h3 bdi')?.textContent ?? '',
      row.querySelector<HTMLElement>('[data-testid="member-total"]')?.dataset['ms'] ?? null,
    ]),
  );
  return Object.fromEntries(
    rows.map(([name, ms]) => [name, typeof ms === 'string' ? Number(ms) : null]),
  ) as Record<string, number | null>;
}
