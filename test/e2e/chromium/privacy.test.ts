import type { Page } from 'puppeteer-core';
import type { TestInfo } from '@playwright/test';
import { FEEDS } from '../../../src/domain/tracking/feeds.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.ts';
import { ALLOWED_FIELDS } from '../../../src/store/db/allowed-fields.ts';
import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import { clipAt } from '../../fixtures/site/pages/clips.ts';
import { finalStatePath } from '../../fixtures/site/pages/final-state.ts';
import { until } from '../browsers/wait-until.ts';
import type { Kintime } from '../kintime.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { readNetLog } from '../net-log.ts';
import type { NetworkRequest } from '../net-log.ts';
import { recordMessages } from '../message-recorder.ts';
import { at } from '../page-actions.ts';

const SEARCHED = 'Harbour lamps';
const WRITTEN = 'See you at the boathouse';
const PLAIN = `${feedOrigin}/plain`;
const OPENED = [`${feedOrigin}/foryou?hop=1500&address=push`, `${embedderOrigin}/`];

/** Traces of the visit below that must not be stored, in any notation. */
const NEVER: readonly RegExp[] = [
  /:\/\//,
  /\/@/,
  /tiktok\.com|example\.test/i,
  /\d{17,}/,
  ...[SEARCHED, WRITTEN, 'harbour', 'Stand-in', 'Notes on bread'].map(anyCase),
  ...Array.from({ length: 9 }, (_, i) => anyCase(clipAt('foryou', i).caption)),
  ...Array.from({ length: 7 }, (_, i) => anyCase(clipAt('foryou', i).name)),
];

test('a varied visit leaves no trace of what was watched, and nothing is sent anywhere', async ({
  open,
}, info) => {
  const path = info.outputPath('net-log.json');
  const kintime = await open({ args: [`--log-net-log=${path}`] });
  const heard = await recordMessages(kintime.reader);
  await visitAll(kintime);
  await showOwnPages(kintime);
  const stored = await kintime.stored();

  await test.step('no stored row and no message reveals what was watched', async () => {
    expect(Object.keys(stored.days[0]?.feedsMs ?? {}).toSorted()).toEqual(
      ['for-you', 'messages', 'other', 'profile', 'search'].toSorted(),
    );
    const kept = await kintime.reader.evaluate(async () => ({
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
      sync: await chrome.storage.sync.get(),
    }));
    const said = await heard();
    expect(said.length).toBeGreaterThan(3);
    for (const [where, what] of Object.entries({ ...stored, ...kept, said })) {
      const text = JSON.stringify(what);
      for (const never of NEVER) expect.soft(text, where).not.toMatch(never);
    }
  });

  await test.step('the database has no field that is not listed', () => {
    const { days, settings = [] } = stored;
    const fieldsFound = Object.entries(stored).map(([table, rows]) => [
      table,
      [...new Set(rows.flatMap((row) => Object.keys(row as object)))].filter(
        (field) => ALLOWED_FIELDS[table]?.includes(field) !== true,
      ),
    ]);
    expect
      .soft(Object.fromEntries(fieldsFound))
      .toEqual(Object.fromEntries(Object.keys(ALLOWED_FIELDS).map((table) => [table, []])));
    // Two fields are objects, or of a type that depends on the key.
    const feeds = days.flatMap((day) => Object.keys(day.feedsMs));
    expect.soft(FEEDS).toEqual(expect.arrayContaining(feeds));
    const keys = (settings as { key: string }[]).map(({ key }) => key);
    expect.soft(Object.keys(DEFAULT_SETTINGS)).toEqual(expect.arrayContaining(keys));
  });

  await test.step("nothing was left in the site's own storage", async () => {
    const page = await kintime.visit(PLAIN.slice(feedOrigin.length));
    expect.soft(await page.evaluate(whatIsLeft)).toEqual({
      databases: [],
      local: [],
      session: [],
      caches: [],
      cookies: '',
      files: [],
    });
  });

  await test.step('the extension sent no request', async () => {
    // A request of the test itself from a page of the extension, to prove that the log has it.
    const control = `${PLAIN}?control`;
    await kintime.reader.evaluate((address) => void window.open(address), control);
    await until('the page to open', async () => {
      const pages = await kintime.launched.browser.pages();
      return pages.some((page) => page.url() === control);
    });
    // Chromium completes the log when it exits.
    await kintime.launched.close();
    const requests = await readNetLog(path);
    await attach(info, requests);

    expect(ofExtensions(requests).map(({ url }) => url.href)).toEqual([control]);
    const opened = requests.filter(({ initiator, opensTab }) => opensTab && initiator === null);
    expect(opened.map(({ url }) => url.href)).toEqual([...OPENED, PLAIN]);
    // Requests of a content script have the page as initiator, so each must be one of the site's own.
    expect(ofPages(requests).length).toBeGreaterThan(10);
    expect(ofPages(requests).filter((request) => !isOfTheSite(request))).toEqual([]);
  });
});

/** Opens pages of the extension, each of which could send requests. */
async function showOwnPages({ launched }: Kintime): Promise<void> {
  for (const [path, shown] of [
    ['popup.html', 'today-total'],
    ['app.html#/time', 'week-total'],
    ['app.html#/household', 'household-total'],
  ] as const) {
    const page = await launched.openExtensionPage(path);
    await page.waitForSelector(at(shown));
    await page.close();
  }
}

/** Long enough in one part of the site for its time not to be joined with another's (rule C3). */
async function stay(page: Page): Promise<void> {
  const now = async (): Promise<number> => page.evaluate(() => performance.now());
  const from = await now();
  await until('two seconds here', async () => (await now()) >= from + 2000);
}

/** Visits the feed with changing URLs and all other parts of the site. */
async function visitAll(kintime: Kintime): Promise<void> {
  const [feed = '', elsewhere = ''] = OPENED;
  const page = await kintime.visit(feed.slice(feedOrigin.length));
  await waitUntilPlayed(page, 5000);
  await page.locator('[data-testid="nav-profile"]').click();
  await until('the profile', async () => (await truthOf(page)).view === 'profile');
  await stay(page);
  await page.locator('[data-testid="nav-search"]').click();
  await page.locator('[data-testid="search-input"]').fill(SEARCHED);
  await page.locator('[data-testid="search-submit"]').click();
  await until('the results', async () => page.url().includes('Harbour'));
  await stay(page);
  await page.locator('[data-testid="nav-messages"]').click();
  await page.locator('[data-testid="message-text"]').fill(WRITTEN);
  await page.locator('[data-testid="message-send"]').click();
  await page.waitForSelector('.thread .mine:last-child');
  await stay(page);
  await page.close();

  const other = await kintime.visit('/', new URL(elsewhere).origin);
  await until('the player to be counted', async () => {
    const { days } = await kintime.stored();
    return days.some(({ feedsMs }) => feedsMs.other !== undefined);
  });
  await other.close();
  await kintime.stableCountMs();
}

/** Runs in a page of the site: all storage that a page can read. */
async function whatIsLeft(): Promise<Record<string, unknown>> {
  const files: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  return {
    databases: await indexedDB.databases(),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
    cookies: document.cookie,
    files,
  };
}

function ofExtensions(requests: readonly NetworkRequest[]): NetworkRequest[] {
  return requests.filter(({ initiator }) => initiator?.startsWith('chrome-extension:') === true);
}

function ofPages(requests: readonly NetworkRequest[]): NetworkRequest[] {
  return requests.filter(({ initiator }) => initiator?.startsWith('http') === true);
}

function isOfTheSite({ url, method }: NetworkRequest): boolean {
  const isKnown = /^\/(?:assets\/(?:pages|clips)\/[\w-]+\.\w+|embed\/v2\/\d+)$/.test(url.pathname);
  const isFinalState = method === 'POST' && url.pathname === finalStatePath;
  return (
    [feedOrigin, embedderOrigin].includes(url.origin) &&
    (isFinalState || (method === 'GET' && isKnown)) &&
    url.search === ''
  );
}

async function attach(info: TestInfo, requests: readonly NetworkRequest[]): Promise<void> {
  const lines = requests.map(({ initiator, method, url }) => `${initiator} ${method} ${url.href}`);
  await info.attach('requests', { body: lines.join('\n'), contentType: 'text/plain' });
}

function anyCase(words: string): RegExp {
  return new RegExp(words.replaceAll('.', String.raw`\.`), 'i');
}
