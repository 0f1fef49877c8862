import type { Page } from 'puppeteer-core';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../src/domain/limits/rules/rules.ts';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { sendFrom, withFeed } from '../browser.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const rounds = 20;
const unlocks = 5;
const pin = '482915';
const closed: Rules = {
  ...NO_RULES,
  daily: { limitsMs: Array.from({ length: 7 }, () => 0), strength: 'firm', messagesOpen: false },
};

/** Opens a feed that also plays in a background tab, for which it needs a click. */
export async function openFeed(page: Page): Promise<void> {
  await page.bringToFront();
  await page.goto(`${feedOrigin}/foryou?clip=long`);
  const sound = page.locator('[data-testid="sound"]');
  await sound.click();
  await sound.click();
  await until('the feed to play', async () => isPlaying(page), { every: 20 });
}

async function isPlaying(page: Page): Promise<boolean> {
  const isPlayingNow = page.evaluate(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && !video.ended),
  );
  // A page that navigates away cannot be evaluated.
  return isPlayingNow.catch(() => false);
}

async function setRules(reader: Page, member: string, rules: Rules): Promise<void> {
  const terms = { lookAgain: null, wishes: [], atOnce: true };
  await sendFrom(reader, 'save-agreement', { member, way: 'parent', rules, ...terms });
}

/** @returns milliseconds from sending the rule until nothing plays */
export async function closeOnce(
  reader: Page,
  pages: readonly Page[],
  member: string,
): Promise<number> {
  const start = performance.now();
  const saved = setRules(reader, member, closed);
  await until(
    'nothing to play',
    async () => (await Promise.all(pages.map(isPlaying))).every((playing) => !playing),
    { every: 5 },
  );
  const durationMs = performance.now() - start;
  await saved;
  return durationMs;
}

/** Lifts the rule again, with the PIN. */
export async function openAgain(reader: Page, member: string): Promise<void> {
  await sendFrom(reader, 'unlock', { pin, confirm: '', parentName: '' });
  await setRules(reader, member, NO_RULES);
}

async function measureClosing(
  launched: LaunchedBrowser,
  reader: Page,
  member: string,
  tabs: number,
): Promise<number[]> {
  const pages = await Promise.all(Array.from({ length: tabs }, () => launched.browser.newPage()));
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Sequentially, since a tab must be in front to be clicked.
    for (const page of pages) await openFeed(page);
    durations.push(await closeOnce(reader, pages, member));
    await openAgain(reader, member);
  }
  await Promise.all(pages.map((page) => page.close()));
  return durations;
}

/** Sets the PIN that closing and opening again need. @returns the member whose rules change */
export async function prepareRules(reader: Page): Promise<string> {
  const { reply } = await sendFrom(reader, 'profile', {});
  const member = reply.profile.current;
  if (member === null) throw new Error('There is no member');
  await sendFrom(reader, 'unlock', { pin, confirm: pin, parentName: 'Parent' });
  return member;
}

async function measureIn(launched: LaunchedBrowser) {
  const reader = await launched.openExtensionPage('popup.html');
  await sendFrom(reader, 'start-counting', { memberName: '' });
  const member = await prepareRules(reader);
  const redirects = await reader.evaluate(
    async () => (await chrome.declarativeNetRequest.getDynamicRules()).length,
  );
  const times: number[] = [];
  for (let i = 0; i < unlocks; i += 1) {
    times.push((await sendFrom(reader, 'unlock', { pin, confirm: '', parentName: '' })).durationMs);
  }
  const one = await measureClosing(launched, reader, member, 1);
  const four = await measureClosing(launched, reader, member, 4);
  return {
    closeOne: { value: median(one), note: `median of ${rounds}` },
    closeOneWorst: { value: Math.max(...one), note: `worst of ${rounds}` },
    closeFour: { value: median(four), note: `median of ${rounds}` },
    closeFourWorst: { value: Math.max(...four), note: `worst of ${rounds}` },
    redirectsOpen: { value: redirects },
    unlockTime: { value: median(times), note: `median of ${unlocks}` },
  };
}

export const enforcement: Measurement = {
  name: 'enforcement',
  measure: (bench) => withFeed(bench, measureIn),
};
