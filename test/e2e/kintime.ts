import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base } from '@playwright/test';
import type { Frame, Page } from 'puppeteer-core';
import type { Day } from '../../src/domain/tracking/day-totals.ts';
import type { Gap } from '../../src/domain/tracking/gaps.ts';
import type { LogEntry } from '../../src/domain/agreement/change-log.ts';
import type { Span } from '../../src/domain/tracking/span.ts';
import { feedOrigin } from '../fixtures/site/hosts.ts';
import type { FinalState } from '../fixtures/site/pages/final-state.ts';
import type { Truth } from '../fixtures/site/pages/truth.ts';
import { startSite } from '../fixtures/site/server.ts';
import type { Site } from '../fixtures/site/server.ts';
import { clearWaits, DEFAULT_TIMEOUT, until } from './browsers/wait-until.ts';
import { launchBrowser } from './browsers/launch.ts';
import type { LaunchedBrowser, LaunchOptions } from './browsers/launch.ts';
import { saveFailureArtifacts } from './failure-artifacts.ts';
import { openedPage } from './opened-page.ts';
import { request } from './messaging.ts';
import { startCounting } from './page-actions.ts';
import { zoneNearNoon } from './zone.ts';

/** All rows of the database by table. */
export interface Stored {
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  readonly [table: string]: readonly unknown[];
}

export const DIST = resolve(import.meta.dirname, '../../dist');

/** What the reader tab shows: something of the extension that runs no code and is quickly drawn. */
export const READER_PATH = 'icons/16.png';

/** How long the last report of a page may take, and how much less than expected it may leave. */
const LAST_REPORT_TIMEOUT = 30_000;
const SHORTFALL = 1000;
/** How long the count must not change: milliseconds, or this many times the duration of one read. */
const STABLE = { ms: 700, reads: 10 };

/** How long a document's final state may take to arrive, in milliseconds. */
export const FINAL_STATE_TIMEOUT = 15_000;

/** A real browser with the built extension, and a tab of the extension for reading and messages. */
export class Kintime {
  readonly launched: LaunchedBrowser;
  readonly site: Site;
  /** A page of the extension in a background tab. */
  reader: Page;

  private constructor(launched: LaunchedBrowser, site: Site, reader: Page) {
    this.launched = launched;
    this.site = site;
    this.reader = reader;
  }

  static async start(
    options: Omit<LaunchOptions, 'dist' | 'site'> & { dist?: string; site: Site },
  ): Promise<Kintime> {
    const env = { TZ: zoneNearNoon(), ...options.env };
    const launched = await launchBrowser({ dist: DIST, ...options, env });
    return new Kintime(launched, options.site, await launched.openExtensionPage(READER_PATH));
  }

  /** Opens the reader tab again after the extension was reloaded. */
  async reopenReader(): Promise<void> {
    this.reader = await until('the extension to be back', async () =>
      this.launched.openExtensionPage(READER_PATH).catch(() => false as const),
    );
  }

  /** Starts counting by the message of the welcome page, and closes the page. */
  async startCounting(): Promise<void> {
    await request(this, 'start-counting', { memberName: '' });
    await this.launched.welcome?.close();
  }

  /** Agrees to counting on the welcome page. */
  async agree(): Promise<void> {
    const page = await openedPage(this.launched.browser, '#/welcome');
    await page.bringToFront();
    await startCounting(page);
    await until(
      'counting to begin',
      async () => (await this.setting('countingSince')) !== undefined,
    );
    await page.close();
  }

  /** Opens a page of the stand-in feed in a foreground tab. */
  async visit(path: string, origin: string = feedOrigin): Promise<Page> {
    const page = await this.launched.browser.newPage();
    page.setDefaultTimeout(DEFAULT_TIMEOUT);
    await page.bringToFront();
    await page.goto(origin + path);
    return page;
  }

  /** Runs `unload`, which unloads a document. @returns the final state of the document */
  private async finalStateOf(
    document: Page | Frame,
    unload: () => Promise<unknown>,
  ): Promise<FinalState> {
    const before = await truthOf(document);
    this.site.finalStates.delete(before.id);
    await unload();
    return until(
      'the final state of the page',
      () => this.site.finalStates.get(before.id),
      { within: FINAL_STATE_TIMEOUT },
      // Firefox at times drops the request of the last tab of a content process, which ends with it.
    ).catch(() => before);
  }

  /**
   * Closes a tab.
   * @param inside the frame whose final state is returned; by default that of the page
   * @returns the final state, which is more recent than any earlier `truthOf`
   */
  async leave(page: Page, inside: Page | Frame = page): Promise<FinalState> {
    return this.finalStateOf(inside, async () => page.close());
  }

  /** Navigates a tab to another URL. @returns the final state of the document before */
  async leaveFor(page: Page, url: string, inside: Page | Frame = page): Promise<FinalState> {
    return this.finalStateOf(inside, async () => page.goto(url));
  }

  async stored(): Promise<Stored> {
    return this.reader.evaluate(readAll);
  }

  async setting(key: string): Promise<unknown> {
    const { settings = [] } = await this.stored();
    return (settings as { key: string; value: unknown }[]).find((row) => row.key === key)?.value;
  }

  async badge(): Promise<string> {
    return this.reader.evaluate(async () => chrome.action.getBadgeText({}));
  }

  /** The attended milliseconds of all days. */
  async countedMs(): Promise<number> {
    const { days } = await this.stored();
    return days.reduce((sum, { activeMs }) => sum + activeMs, 0);
  }

  /**
   * The count once no report is pending, which is when it has not changed for a while.
   * @param expectedMs on a busy machine the last report of a closed page is late: as long as the
   *   count is less than this, waits up to `LAST_REPORT_TIMEOUT`
   */
  async stableCountMs(expectedMs = 0): Promise<number> {
    const deadline = performance.now() + LAST_REPORT_TIMEOUT;
    let last = -1;
    let since = 0;
    return until(
      'the count to be stable',
      async () => {
        const start = performance.now();
        const now = await this.countedMs();
        const readMs = performance.now() - start;
        if (now !== last) since = start;
        last = now;
        const isStable = start - since >= Math.max(STABLE.ms, STABLE.reads * readMs);
        const isComplete = now > expectedMs - SHORTFALL || start > deadline;
        return isStable && isComplete ? { now } : false;
      },
      { every: 350 },
    ).then(({ now }) => now);
  }
}

/** What a page of the stand-in feed has measured itself. */
export async function truthOf(page: Page | Frame): Promise<Truth> {
  return page.evaluate(() => ({ ...(globalThis as unknown as { __feed: Truth }).__feed }));
}

/** Goes back in the history; the document may be gone before it can return. */
export async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back()).catch(() => undefined);
}

/** Waits until a page of the stand-in feed has played for `ms` milliseconds. */
export async function waitUntilPlayed(page: Page | Frame, ms: number): Promise<number> {
  return until(
    `the page to play for ${ms} ms`,
    async () => {
      const { playedMs } = await truthOf(page);
      return playedMs >= ms ? playedMs : false;
    },
    { within: ms * 5 + 60_000, every: 200 },
  );
}

export const test = base.extend<{
  signal: AbortSignal;
  site: Site;
  /** Launches a browser and, unless `agrees` is false, starts counting. */
  open: (options?: Partial<Omit<LaunchOptions, 'site'>> & { agrees?: boolean }) => Promise<Kintime>;
  /** A folder for a browser profile that outlives the browser. */
  profile: string;
  /** Compares counted and true time, and prints both. */
  compare: (countedMs: number, trueMs: number, withinMs?: number, what?: string) => void;
}>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright parses the pattern
  signal: async ({}, use) => {
    const controller = new AbortController();
    await use(controller.signal);
    controller.abort();
  },
  site: async ({ signal }, use) => {
    const site = await startSite({ signal });
    await use(site);
    await site.close();
  },
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'kintime-profile-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  open: async ({ site, signal }, use, info) => {
    const opened: Kintime[] = [];
    clearWaits();
    const browser = info.project.name === 'firefox' ? 'firefox' : 'chromium';
    // Playwright empties this folder before each run.
    const template = join(info.project.outputDir, 'firefox-profile');
    await use(async ({ agrees = true, ...options } = {}) => {
      const kintime = await Kintime.start({ browser, site, signal, template, ...options });
      opened.push(kintime);
      if (agrees && (await kintime.setting('countingSince')) === undefined)
        await kintime.startCounting();
      return kintime;
    });
    if (info.status !== info.expectedStatus) await saveFailureArtifacts(info, opened);
    await Promise.all(opened.map(async ({ launched }) => launched.close()));
  },
  // oxlint-disable-next-line no-empty-pattern
  compare: async ({}, use, info) => {
    await use((countedMs, trueMs, withinMs = Math.max(1000, trueMs / 60), what = info.title) => {
      const counted = (countedMs / 1000).toFixed(1);
      const truth = (trueMs / 1000).toFixed(1);
      const line = `${info.project.name}: ${what}: counted ${counted} s, true ${truth} s`;
      info.annotations.push({ type: 'counted', description: line });
      process.stdout.write(`    ${line}\n`);
      base.expect(Math.abs(countedMs - trueMs), line).toBeLessThanOrEqual(withinMs);
    });
  },
});

export { expect } from '@playwright/test';

/** Runs in the page. Closes its connection, which would block upgrades of the database. */
async function readAll(): Promise<Stored> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'kintime')) {
    return { spans: [], days: [], gaps: [], log: [] };
  }
  const settle = async <T>(asked: IDBRequest<T>): Promise<T> =>
    new Promise((done, fail) => {
      asked.addEventListener('success', () => done(asked.result));
      asked.addEventListener('error', () => fail(asked.error ?? new Error('unknown')));
    });
  const database = await settle(indexedDB.open('kintime'));
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const rows = await Promise.all(
    names.map(async (name) => [name, await settle(transaction.objectStore(name).getAll())]),
  );
  database.close();
  return Object.fromEntries(rows) as Stored;
}
