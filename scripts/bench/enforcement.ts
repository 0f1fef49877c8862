import type { Page } from 'puppeteer-core';
import { NO_RULES } from '../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../src/domain/limits/rules/rules.ts';
import { until } from '../../test/e2e/browsers/condition.ts';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../test/fixtures/site/hosts.ts';
import { startSite } from '../../test/fixtures/site/server.ts';
import { askFrom, closeExtensionPages, launchForBench } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';
import { median } from './statistics.ts';

const rounds = 20;
const unlocks = 5;
const pin = '482915';
const closed: Rules = {
  ...NO_RULES,
  daily: { limitsMs: Array.from({ length: 7 }, () => 0), strength: 'firm', messagesOpen: false },
};

/** A feed that plays, also where its tab is behind others: somebody has clicked in it. */
async function openFeed(page: Page): Promise<void> {
  await page.bringToFront();
  await page.goto(`${feedOrigin}/foryou?clip=long`);
  const sound = page.locator('[data-testid="sound"]');
  await sound.click();
  await sound.click();
  await until('the feed to play', async () => isPlaying(page), { every: 20 });
}

/** A page that has left the site plays nothing of it. */
async function isPlaying(page: Page): Promise<boolean> {
  const plays = page.evaluate(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && !video.ended),
  );
  return plays.catch(() => false);
}

async function closeOnce(reader: Page, pages: readonly Page[], member: string): Promise<number> {
  const from = performance.now();
  const terms = { lookAgain: null, wishes: [], atOnce: true };
  const saved = askFrom(reader, 'save-agreement', {
    member,
    way: 'parent',
    rules: closed,
    ...terms,
  });
  await until(
    'nothing to play',
    async () => (await Promise.all(pages.map(isPlaying))).every((plays) => !plays),
    { every: 5 },
  );
  const took = performance.now() - from;
  await saved;
  return took;
}

async function openAgain(reader: Page, member: string): Promise<void> {
  await askFrom(reader, 'unlock', { pin, confirm: '', parentName: '' });
  const terms = { lookAgain: null, wishes: [], atOnce: true };
  await askFrom(reader, 'save-agreement', { member, way: 'parent', rules: NO_RULES, ...terms });
}

async function closings(
  launched: LaunchedBrowser,
  reader: Page,
  member: string,
  tabs: number,
): Promise<number[]> {
  const pages = await Promise.all(Array.from({ length: tabs }, () => launched.browser.newPage()));
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Side by side the tabs would slow each other down before anything is measured.
    for (const page of pages) await openFeed(page); // oxlint-disable-line no-await-in-loop
    took.push(await closeOnce(reader, pages, member)); // oxlint-disable-line no-await-in-loop
    await openAgain(reader, member); // oxlint-disable-line no-await-in-loop
  }
  await Promise.all(pages.map((page) => page.close()));
  return took;
}

async function measure(bench: Bench) {
  const site = await startSite({ signal: bench.signal });
  const launched = await launchForBench(bench, { site });
  try {
    const reader = await launched.openExtensionPage('popup.html');
    await askFrom(reader, 'start-counting', { memberName: '' });
    const { reply } = await askFrom(reader, 'profile', {});
    const member = reply.profile.current;
    if (member === null) throw new Error('There is no member');
    await askFrom(reader, 'unlock', { pin, confirm: pin, parentName: 'Parent' });
    const redirects = await reader.evaluate(
      async () => (await chrome.declarativeNetRequest.getDynamicRules()).length,
    );
    const times: number[] = [];
    for (let i = 0; i < unlocks; i += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what is measured
      times.push((await askFrom(reader, 'unlock', { pin, confirm: '', parentName: '' })).tookMs);
    }
    const one = await closings(launched, reader, member, 1);
    const four = await closings(launched, reader, member, 4);
    return {
      closeOne: { value: median(one), note: `median of ${rounds}` },
      closeOneWorst: { value: Math.max(...one), note: `worst of ${rounds}` },
      closeFour: { value: median(four), note: `median of ${rounds}` },
      closeFourWorst: { value: Math.max(...four), note: `worst of ${rounds}` },
      redirectsOpen: { value: redirects },
      unlockTime: { value: median(times), note: `median of ${unlocks}` },
    };
  } finally {
    await closeExtensionPages(launched).catch(() => undefined);
    await launched.close();
    await site.close();
  }
}

export const enforcement: Measurement = {
  name: 'enforcement',
  figures: [
    'closeOne',
    'closeOneWorst',
    'closeFour',
    'closeFourWorst',
    'redirectsOpen',
    'unlockTime',
  ],
  measure,
};
