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
import type { Farewell } from '../fixtures/site/pages/farewell.ts';
import type { Truth } from '../fixtures/site/pages/truth.ts';
import { startSite } from '../fixtures/site/server.ts';
import type { Site } from '../fixtures/site/server.ts';
import { clearWaits, PATIENCE, until } from './browsers/condition.ts';
import { launchBrowser } from './browsers/launch.ts';
import type { LaunchedBrowser, LaunchOptions } from './browsers/launch.ts';
import { keepEvidence } from './evidence.ts';
import { openedPage } from './opened-page.ts';
import { zoneNearNoon } from './zone.ts';

/** What the database holds, table by table. */
export interface Stored {
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  readonly [table: string]: readonly unknown[];
}

const DIST = resolve(import.meta.dirname, '../../dist');

/** How long the last report of a page may take, and how much it may leave open to be the last. */
const LATE = 30_000;
const SHORT = 1000;
/** How long the count has to stand still, at least and by the time that one look at it takes. */
const STILL = { ms: 700, looks: 10 };

/** A family's browser: the built extension in a real browser, and a quiet tab of ours that reads. */
export class Kintime {
  readonly launched: LaunchedBrowser;
  /** The stand-in feed that this browser meets. */
  readonly site: Site;
  /** A page of the extension; it stays behind the others. */
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
    return new Kintime(launched, options.site, await launched.openExtensionPage('popup.html'));
  }

  /** Opens the reading tab anew, after the extension was reloaded under it. */
  async readAnew(): Promise<void> {
    this.reader = await until('the extension to be back', async () =>
      this.launched.openExtensionPage('popup.html').catch(() => false as const),
    );
  }

  /** Agrees to counting as a person does, on the welcome page that opens by itself. */
  async agree(): Promise<void> {
    const page = await openedPage(this.launched.browser, '#/welcome');
    await page.bringToFront();
    await page.locator('[data-testid="start-counting"]').click();
    await until(
      'counting to begin',
      async () => (await this.setting('countingSince')) !== undefined,
    );
    await page.close();
  }

  /** Opens a page of the stand-in feed in a tab in front. */
  async visit(path: string, origin: string = feedOrigin): Promise<Page> {
    const page = await this.launched.browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.bringToFront();
    await page.goto(origin + path);
    return page;
  }

  /** Leaves a document by what `going` does. @returns what the document knew when it was left */
  private async part(place: Page | Frame, going: () => Promise<unknown>): Promise<Farewell> {
    const { id } = await truthOf(place);
    this.site.farewells.delete(id);
    await going();
    return until('the farewell of the page', () => this.site.farewells.get(id));
  }

  /**
   * Closes a tab.
   * @param inside the frame whose truth is asked for; the page itself without it
   * @returns what the page knew at its end, when it may have played on for a while since it was last asked
   */
  async leave(page: Page, inside: Page | Frame = page): Promise<Farewell> {
    return this.part(inside, async () => page.close());
  }

  /** Has a tab load another address. @returns what the page knew that was there before */
  async leaveFor(page: Page, url: string, inside: Page | Frame = page): Promise<Farewell> {
    return this.part(inside, async () => page.goto(url));
  }

  /** Everything stored, read as any page of ours could. */
  async stored(): Promise<Stored> {
    return this.reader.evaluate(readAll);
  }

  async setting(key: string): Promise<unknown> {
    const { settings = [] } = await this.stored();
    return (settings as { key: string; value: unknown }[]).find((row) => row.key === key)?.value;
  }

  /** What the toolbar button says. */
  async badge(): Promise<string> {
    return this.reader.evaluate(async () => chrome.action.getBadgeText({}));
  }

  /** The attended milliseconds of all days. */
  async countedMs(): Promise<number> {
    const { days } = await this.stored();
    return days.reduce((sum, { activeMs }) => sum + activeMs, 0);
  }

  /**
   * The count once no report is under way any more: it has stood still for a while.
   * @param expectedMs a machine with much to do hands on the last report of a page that was closed
   *   late: less than this is waited on for some time more, and then returned as it is
   */
  async settledMs(expectedMs = 0): Promise<number> {
    const patient = performance.now() + LATE;
    let last = -1;
    let since = 0;
    return until(
      'the count to stand still',
      async () => {
        const asked = performance.now();
        const now = await this.countedMs();
        const lookMs = performance.now() - asked;
        if (now !== last) since = asked;
        last = now;
        const stands = asked - since >= Math.max(STILL.ms, STILL.looks * lookMs);
        const isAll = now > expectedMs - SHORT || asked > patient;
        return stands && isAll ? { now } : false;
      },
      { every: 350 },
    ).then(({ now }) => now);
  }
}

/** What the page itself knows of how long it played. */
export async function truthOf(page: Page | Frame): Promise<Truth> {
  return page.evaluate(() => ({ ...(globalThis as unknown as { __feed: Truth }).__feed }));
}

/** Goes back as a person does. The page that is asked may be gone before it can answer. */
export async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back()).catch(() => undefined);
}

/** Waits until the page has played for so long by its own account; time is what is measured. */
export async function watched(page: Page | Frame, ms: number): Promise<number> {
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
  /** Starts a browser, and agrees to counting where it is not agreed to yet, unless told not to. */
  open: (options?: Partial<Omit<LaunchOptions, 'site'>> & { agrees?: boolean }) => Promise<Kintime>;
  /** A browser profile that outlives the browser, for a second start. */
  profile: string;
  /** Holds what was counted against the truth, and prints both. */
  compare: (countedMs: number, trueMs: number, withinMs?: number) => void;
}>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the pattern
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
    await use(async ({ agrees = true, ...options } = {}) => {
      const kintime = await Kintime.start({ browser, site, signal, ...options });
      opened.push(kintime);
      if (agrees && (await kintime.setting('countingSince')) === undefined) await kintime.agree();
      return kintime;
    });
    if (info.status !== info.expectedStatus) await keepEvidence(info, opened);
    await Promise.all(opened.map(async ({ launched }) => launched.close()));
  },
  // oxlint-disable-next-line no-empty-pattern
  compare: async ({}, use, info) => {
    await use((countedMs, trueMs, withinMs = Math.max(1000, trueMs / 60)) => {
      const counted = (countedMs / 1000).toFixed(1);
      const truth = (trueMs / 1000).toFixed(1);
      const line = `${info.project.name}: ${info.title}: counted ${counted} s, true ${truth} s`;
      info.annotations.push({ type: 'counted', description: line });
      process.stdout.write(`    ${line}\n`);
      base.expect(Math.abs(countedMs - trueMs), line).toBeLessThanOrEqual(withinMs);
    });
  },
});

export { expect } from '@playwright/test';

/** Runs in the page. A connection of its own each time, so that it never holds the database. */
async function readAll(): Promise<Stored> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'kintime')) {
    return { spans: [], days: [], gaps: [], log: [] };
  }
  const settle = async <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, fail) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(request.error ?? new Error('unknown')));
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
