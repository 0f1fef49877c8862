// The runner's Node has none of its own.
import 'temporal-polyfill/global';
import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { addDays } from '../../src/domain/time/calendar.ts';
import { emptyDay } from '../../src/domain/tracking/day-totals.ts';
import { MINUTE } from '../../src/domain/time/units.ts';
import { ask, browserProfile, memberId } from './agreeing.ts';
import { until } from './browsers/condition.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';

/** How many minutes were watched on each of the 14 days before today, the earliest first. */
export type TwoWeeks = readonly number[];

/** Writes down days as if Kintime had been on for two weeks. */
export async function liveTwoWeeks(kintime: Kintime, name: string, week: TwoWeeks): Promise<void> {
  const member = await memberId(kintime);
  await ask(kintime, 'rename-member', { member, memberName: name });
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

/** Opens the page that a household reads together, and waits until it shows somebody. */
export async function weekPage(kintime: Kintime, part = ''): Promise<Page> {
  const page = await kintime.launched.openExtensionPage(`app.html#/household${part}`);
  await page.bringToFront();
  await page.waitForSelector('[data-testid="member-row"]');
  return page;
}

/** Opens what is folded, so that it can be filled in. */
export async function unfold(page: Page, testId: string): Promise<void> {
  await page.waitForSelector(`details[data-testid="${testId}"]`);
  await page.evaluate((id) => {
    const details = document.querySelector<HTMLDetailsElement>(`details[data-testid="${id}"]`);
    if (details !== null) details.open = true;
  }, testId);
}

/** Presses what has that handle, once it is there. */
export async function press(page: Page, testId: string): Promise<void> {
  await page.locator(`[data-testid="${testId}"]`).click();
}

/** What stands on the page under that handle. */
export async function textOf(page: Page, testId: string): Promise<string> {
  return page.evaluate(
    (id) => document.querySelector(`[data-testid="${id}"]`)?.textContent.trim() ?? '',
    testId,
  );
}

/** Waits until the sentence under that handle is one that was hoped for. */
export async function says(page: Page, testId: string, hoped: RegExp): Promise<void> {
  let said = '';
  await until(`${testId} to say ${String(hoped)}`, async () => {
    said = await textOf(page, testId);
    return hoped.test(said);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it says “${said}”`);
  });
}

/** Makes a household as a person does. */
export async function makeHousehold(page: Page, name: string, isParent: boolean): Promise<void> {
  await unfold(page, 'make-household');
  const field = page.locator('[data-testid="household-name"]');
  await field.fill(name);
  if (isParent) await press(page, 'grown-up');
  await press(page, 'make-household-do');
  await page.waitForSelector('[data-testid="pair-browser"]');
}

/** Joins with a pairing text that somebody typed in. */
export async function joinByText(page: Page, text: string): Promise<void> {
  await unfold(page, 'join-household');
  await page.locator('[data-testid="pairing-text"]').fill(text);
  await press(page, 'read-pairing');
  await press(page, 'join-do');
  await page.waitForSelector('[data-testid="pair-browser"]');
}

/** Gives a text to a file field, as a person who chose that file. */
export async function chooseFile(
  page: Page,
  testId: string,
  info: TestInfo,
  name: string,
  content: string,
): Promise<void> {
  const path = info.outputPath(name);
  await writeFile(path, content);
  const field = await page.waitForSelector(`input[data-testid="${testId}"]`);
  await field?.uploadFile(path);
}

/** The totals on the page, row by row. */
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
