import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { startCounting, withFeed } from '../browser.ts';
import { addedMB } from '../memory.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { closeOnce, openAgain, openFeed, prepareRules } from './enforcement.ts';

const TABS = 60;
/** In front or clicked; the browser starts no video in a tab that nobody has opened. */
const PLAYING = 5;
/** Opening sixty tabs takes long on a slow machine. */
const WITHIN_MS = 180_000;
/** So long after the last message no other is expected. */
const QUIET_MS = 3000;

const BLANK_PAGE = 'blank.html';

async function openTabs(reader: Page, url: string, count: number): Promise<void> {
  await reader.evaluate(
    async (address, tabs) => {
      for (let left = tabs; left > 0; left -= 1) {
        // oxlint-disable-next-line no-await-in-loop -- sixty at once take longer
        await chrome.tabs.create({ url: address, active: false });
      }
    },
    url,
    count,
  );
}

/** Waits until so many tabs have loaded a URL with this ending. */
async function waitForTabs(reader: Page, ending: string, count: number): Promise<void> {
  await until(
    `${count} tabs with ${ending}`,
    async () => {
      const loaded = await reader.evaluate(
        async (end) =>
          (await chrome.tabs.query({})).filter(
            ({ url = '', status }) => url.endsWith(end) && status === 'complete',
          ).length,
        ending,
      );
      return loaded >= count;
    },
    { within: WITHIN_MS, every: 200 },
  );
}

/** Counts the messages of closed pages. @returns what returns them by name, and forgets them */
async function countMessages(
  reader: Page,
): Promise<() => Promise<Readonly<Record<string, number>>>> {
  await reader.evaluate(() => {
    const asked: string[] = [];
    chrome.runtime.onMessage.addListener(({ name }: { name: string }, { url }) => {
      if (url?.endsWith('/closed.html') === true) asked.push(name);
    });
    Object.assign(globalThis, { asked });
  });
  const sent = async (): Promise<readonly string[]> =>
    reader.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  return async () => {
    await until(
      'the closed pages to be quiet',
      async () => {
        const before = (await sent()).length;
        await sleep(QUIET_MS);
        return (await sent()).length === before;
      },
      { within: WITHIN_MS },
    );
    const names = await reader.evaluate(() =>
      (globalThis as unknown as { asked: string[] }).asked.splice(0),
    );
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const byName = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

/** The megabytes that sixty blank pages of the extension add. */
async function measureBlank(bench: Bench): Promise<number> {
  const work = async (launched: LaunchedBrowser) => {
    await startCounting(launched);
    const reader = await launched.openExtensionPage(BLANK_PAGE);
    const { extension } = await addedMB(launched, reader, bench.signal, async () => {
      await openTabs(reader, `${launched.extensionOrigin}/${BLANK_PAGE}`, TABS);
      await waitForTabs(reader, BLANK_PAGE, TABS);
    });
    return extension;
  };
  return withFeed(bench, work);
}

async function measureClosed(launched: LaunchedBrowser, signal: AbortSignal) {
  const { browser } = launched;
  await startCounting(launched);
  // The popup would read and draw along.
  const reader = await launched.openExtensionPage(BLANK_PAGE);
  const member = await prepareRules(reader);
  let closeMs = 0;
  const messages = await countMessages(reader);
  const closed = await addedMB(launched, reader, signal, async () => {
    await openTabs(reader, `${feedOrigin}/foryou`, TABS - PLAYING);
    await waitForTabs(reader, '/foryou', TABS - PLAYING);
    const playing: Page[] = [];
    for (let i = 0; i < PLAYING; i += 1) {
      const page = await browser.newPage();
      await openFeed(page);
      playing.push(page);
    }
    closeMs = await closeOnce(reader, playing, member);
    await waitForTabs(reader, '/closed.html', TABS);
    await reader.bringToFront();
  });
  const onClosing = await messages();

  const pages = (await browser.pages()).filter((page) => page.url().endsWith('/closed.html'));
  const shown = await addedMB(launched, reader, signal, async () => {
    for (const page of pages) {
      await page.bringToFront();
      await page.waitForSelector('[data-testid="close-tab"]');
    }
  });
  await messages();
  await openAgain(reader, member);
  const onOpening = await messages();
  const shownMB = closed.extension + shown.extension;
  return { closeMs, closed, shownMB, onClosing, onOpening };
}

async function measure(bench: Bench) {
  await writeFile(`${bench.dist}/${BLANK_PAGE}`, '<!doctype html><title>Blank</title>');
  const blankMB = await measureBlank(bench);
  const { closeMs, closed, shownMB, onClosing, onOpening } = await withFeed(bench, (launched) =>
    measureClosed(launched, bench.signal),
  );
  const note = (mb: number) => `${mb.toFixed(0)} MB, ${blankMB.toFixed(0)} MB for blank ones`;
  return {
    closeSixty: { value: closeMs, note: `${PLAYING} of them playing` },
    askedClosing: { value: total(onClosing), note: byName(onClosing) },
    askedOpening: {
      value: total(onOpening),
      note: `${byName(onOpening)}; each was looked at before`,
    },
    closedMemory: { value: closed.extension / blankMB, note: note(closed.extension) },
    shownMemory: { value: shownMB / blankMB, note: note(shownMB) },
    keptMemory: { value: closed.site },
  };
}

export const tabs: Measurement = { name: 'tabs', isLong: true, measure };
