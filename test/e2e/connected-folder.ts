import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { FolderState } from '../../src/domain/household/sharing/connection.ts';
import type { SharedTime } from '../../src/domain/household/sharing/shared-time.schema.ts';
import type { Rules } from '../../src/domain/limits/rules/rules.ts';
import type { Millis } from '../../src/domain/time/units.ts';
import type { FolderView } from '../../src/messages/shared-folder.ts';
import type { WebdavServer } from '../fixtures/webdav/server.ts';
import type { LaunchOptions } from './browsers/launch.ts';
import { until } from './browsers/wait-until.ts';
import { joinByText, weekPage } from './household.ts';
import { click, textOf } from './page-actions.ts';
import { DIST } from './kintime.ts';
import type { Kintime } from './kintime.ts';
import { memberId, request, setRules } from './messaging.ts';
import { putRows } from './rows.ts';
import { storedAgreements } from './stored-agreements.ts';

/** Firefox's own way for tests: it grants what an extension asks for without showing its question. */
export const GRANTING = { 'extensions.webextOptionalPermissionPrompts': false };

/**
 * Lets Chromium grant access to a host as soon as Kintime asks for it: no test can press the
 * browser's own button.
 */
async function grantOnRequest({ launched }: Kintime, pattern: string): Promise<void> {
  if (launched.engine !== 'chromium') return;
  const page = await launched.browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async (id, host) => Reflect.get(chrome, 'developerPrivate').addHostPermission(id, host),
    launched.extensionId,
    pattern,
  );
  await page.close();
}

/** What a browser enters to connect to a shared folder. */
export type Entered = Pick<WebdavServer, 'user' | 'password'> & {
  readonly address: string;
  /** The browser's name. */
  readonly browser: string;
};

/** Connects a browser that is in a household, on the page. @returns the page */
export async function connectFolder(kintime: Kintime, entered: Entered): Promise<Page> {
  await grantOnRequest(kintime, `http://${new URL(entered.address).hostname}/*`);
  const page = await weekPage(kintime);
  const { address, user, password, browser } = entered;
  for (const [field, text] of Object.entries({ address, user, password, browser })) {
    await page.locator(`[data-testid="folder-${field}"]`).fill(text);
  }
  await click(page, 'folder-connect');
  await until('the folder to be connected', async () => (await folderOf(kintime)) !== null).catch(
    async (error: unknown) => {
      throw new Error(`${String(error)}; the page says “${await textOf(page, 'folder-state')}”`);
    },
  );
  return page;
}

/** Joins the household of another browser on the page. @param as a member there; `null` for nobody */
export async function joinAs(kintime: Kintime, other: Kintime, as: string | null): Promise<void> {
  const { groups } = await request(other, 'pairing', { as });
  const page = await weekPage(kintime);
  await joinByText(page, groups.join(' '), as === null ? /new person/ : /becomes .*, too/);
  await page.close();
}

export async function folderOf(kintime: Kintime): Promise<FolderView | null> {
  return (await request(kintime, 'folder', {})).folder;
}

/** Looks into the folder again and again, as an open page does, until something is there. */
export async function untilHeard<T>(
  kintime: Kintime,
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  return until(
    what,
    async () => {
      await request(kintime, 'sync-folder', {});
      return look();
    },
    { within: 60_000, every: 1000 },
  );
}

/** The current member's id in the whole household. */
export async function personOf(kintime: Kintime): Promise<string> {
  const member = await memberId(kintime);
  const { persons = [] } = await kintime.stored();
  const person = (persons as { id: string; member: string | null }[]).find(
    (one) => one.member === member,
  );
  if (person === undefined) throw new Error('The member is not in the household');
  return person.id;
}

/**
 * Mia's laptop and the family computer, which is hers, too, connected to one folder.
 * @param rules set on the laptop, without a PIN
 * @param options how the two are launched
 */
export async function openPair(
  open: (options?: Partial<LaunchOptions>) => Promise<Kintime>,
  folder: Omit<Entered, 'browser'>,
  rules: Partial<Rules>,
  options: { laptop?: Partial<LaunchOptions>; family?: Partial<LaunchOptions> } = {},
): Promise<{ laptop: Kintime; family: Kintime }> {
  const [laptop, family] = [await open(options.laptop), await open(options.family)];
  const member = await memberId(laptop);
  await request(laptop, 'rename-member', { member, memberName: 'Mia' });
  await setRules(laptop, rules);
  await request(laptop, 'make-household', { householdName: 'The Bergs' });
  await joinAs(family, laptop, await personOf(laptop));
  for (const [kintime, browser] of [
    [laptop, 'Laptop'],
    [family, 'Family computer'],
  ] as const) {
    await (await connectFolder(kintime, { ...folder, browser })).close();
  }
  await untilHeard(family, 'the rules', async () => (await dailyLimitOf(family)) !== undefined);
  return { laptop, family };
}

/** The daily limit of the newest agreement. */
export async function dailyLimitOf(kintime: Kintime): Promise<Millis | null | undefined> {
  const agreements = await storedAgreements(kintime);
  return agreements.at(-1)?.rules.daily?.limitsMs[0];
}

/** How long members watched in other browsers, as this one knows. */
export async function heardMs(kintime: Kintime): Promise<Millis> {
  const { sharedTime = [] } = await kintime.stored();
  return (sharedTime as SharedTime[])
    .flatMap(({ steps }) => steps)
    .reduce((sum, { otherMs, messagesMs }) => sum + otherMs + messagesMs, 0);
}

/** As after the wait that follows a failure. */
export async function endWait(kintime: Kintime): Promise<void> {
  const state = (await kintime.setting('folderState')) as FolderState;
  await putRows(kintime.reader, {
    settings: [{ key: 'folderState', value: { ...state, waitUntil: 0 } }],
  });
}

/** A build whose clock is so much ahead, in its pages, its background and the feed alike. */
export async function buildAhead(folder: string, by: Millis): Promise<string> {
  await cp(DIST, folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.js')) continue;
    const code = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), code.replaceAll('Date.now()', `(Date.now()+${by})`));
  }
  return folder;
}
