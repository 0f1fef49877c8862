import { HOUR } from '../../../src/domain/time/units.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import type { Kintime } from '../kintime.ts';
import type { SceneContext } from './scenes.ts';

/** Opens the feed in a window that takes no further tabs, and messages in a tab behind others. */
export async function openFeed({ reader }: Kintime): Promise<void> {
  await reader.evaluate(async (origin) => {
    await chrome.tabs.create({ url: `${origin}/messages?still=1`, active: false });
    await chrome.windows.create({ url: `${origin}/foryou`, type: 'popup' });
  }, feedOrigin);
}

export async function closeFeed({ reader }: Kintime): Promise<void> {
  await reader.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'https://*.tiktok.com/*' });
    await chrome.tabs.remove(tabs.flatMap(({ id }) => id ?? []));
  });
}

export async function waitForFeed(shown: Page): Promise<void> {
  await shown.waitForSelector('.counts[data-testid="inspect-outcome"]');
}

export function click(testId: string): (page: Page) => Promise<void> {
  return async (shown) => {
    await (await shown.waitForSelector(`[data-testid="${testId}"]`))?.click();
  };
}

/** Waits for the dialog that the page's address opens. */
export async function dialogOpen(shown: Page): Promise<void> {
  await shown.waitForSelector('main dialog[open]');
}

/** Opens all `<details>` elements. */
export async function openDetails(shown: Page): Promise<void> {
  await shown.$$eval('main details:not([open])', (closed) => {
    for (const details of closed) details.setAttribute('open', '');
  });
}

/** Shows the week before, and the hours here and elsewhere together. */
export async function showEarlierWeek(shown: Page): Promise<void> {
  await click('week-earlier')(shown);
  await shown.locator('[data-testid="hours-source"]:last-child').click();
}

export async function chooseShorter(shown: Page): Promise<void> {
  await shown.waitForSelector('[data-testid="keep-months"]');
  await shown.select('[data-testid="keep-months"]', '3');
  await click('keep-save')(shown);
}

/** Chooses an export of another browser with a week of another member. */
export async function chooseFile(shown: Page, { folder }: SceneContext): Promise<void> {
  const archive = await shown.evaluate(async () => {
    const answer: { archive: { days: object[]; members: object[] } } =
      await chrome.runtime.sendMessage({ name: 'export' });
    const { days, members } = answer.archive;
    const week = days
      .slice(-7)
      .map((day) => Object.assign(day, { device: 'elsewhere', member: 'ada' }));
    const people = [...members, { id: 'ada', name: 'Ada' }];
    return { ...answer.archive, device: 'elsewhere', days: week, spans: [], members: people };
  });
  const path = `${folder}/kintime-elsewhere.json`;
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(archive));
  const input = await shown.waitForSelector('input[data-testid="import-json"]');
  await input?.uploadFile(path);
  await shown.waitForSelector('[data-testid="import-preview"]');
}

/** Chooses a made-up export of TikTok with some of everything. */
export async function chooseRecord(shown: Page, { folder }: SceneContext): Promise<void> {
  const time = new Date(Date.now() - HOUR).toISOString().slice(0, 19).replace('T', ' ');
  const entries = (count: number) => Array.from({ length: count }, () => ({ Date: time }));
  const path = `${folder}/user_data_tiktok.json`;
  await mkdir(folder, { recursive: true });
  const activity = {
    'Watch History': { VideoList: entries(3) },
    Searches: { SearchList: entries(812) },
    'Login History': { LoginHistoryList: entries(94) },
    'Off TikTok Activity': { OffTikTokActivityDataList: entries(1203) },
  };
  await writeFile(path, JSON.stringify({ 'Your Activity': activity }));
  const input = await shown.waitForSelector('input[data-testid="tiktok-file"]');
  await input?.uploadFile(path);
  await shown.waitForSelector('[data-testid="record-keeps"]');
}

/** Fills in some fields and presses a button. @param shown what appears then, with a text */
export function fillAndPress(
  fields: Readonly<Record<string, string>>,
  pressed: string,
  shown: string,
): (page: Page) => Promise<void> {
  return async (page) => {
    for (const [field, text] of Object.entries(fields)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
      await page.locator(`[data-testid="${field}"]`).fill(text);
    }
    await page.locator(`[data-testid="${pressed}"]`).click();
    await page.waitForSelector(`[data-testid="${shown}"]:not(:empty)`);
  };
}
