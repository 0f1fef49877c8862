import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import type { Kintime } from '../kintime.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { browserProfile, daily, request, setPin, setRules } from '../messaging.ts';
import { HOUR } from '../../../src/domain/time/units.ts';

type Archive = Record<string, unknown> & { spans: Record<string, unknown>[] };

const MEGABYTE = 1_000_000;

/** An invalid file, made from a valid one, and what the page's message names. */
const BAD_FILES: readonly (readonly [
  what: string,
  make: (text: string) => string,
  names: RegExp,
])[] = [
  ['a truncated file', (text) => text.slice(0, text.length / 2), /damaged or not complete/],
  ['an empty file', () => '', /not a Kintime file/],
  ['a picture', () => '\u0089PNG\r\n\u001A\n', /not a Kintime file/],
  ['a newer version', (text) => changed(text, { version: 99 }), /newer Kintime/],
  [
    "another program's file",
    () => JSON.stringify({ type: 'excalidraw', version: 2, elements: [] }),
    /not a Kintime file/,
  ],
  ['a list', () => '[]', /not a Kintime file/],
  ['50 MB', (text) => text + ' '.repeat(50 * MEGABYTE - text.length), /too large/],
  [
    'a span that ends before it starts',
    (text) => changed(text, { spans: turned(text) }),
    /damaged.*spans.*ends before it starts/,
  ],
  [
    'a span that overlaps all that is there, by another clock',
    (text) => changed(text, { spans: [{ ...first(text), start: -1 }] }),
    /damaged.*spans/,
  ],
  ['no days', (text) => changed(text, { days: undefined }), /damaged.*days/],
];

test.describe('import on the data page', () => {
  test('invalid files get a specific message and change nothing', async ({ open }, info) => {
    const { kintime, text } = await withHistory(open, info);
    const before = await kintime.stored();
    for (const [what, make, names] of BAD_FILES) {
      await test.step(what, async () => {
        const said = await bringIn(kintime, await fileOf(info, make(text)));
        expect.soft(said, what).toMatch(names);
        expect.soft(said, what).toMatch(/^[A-Z][^<>]*\.( \(|$)/);
        expect(await kintime.stored(), what).toEqual(before);
      });
    }
  });

  test('an import restores deleted history, and a second one changes nothing', async ({
    open,
  }, info) => {
    const { kintime, text } = await withHistory(open, info);
    const before = await kintime.stored();
    expect(before.spans).not.toEqual([]);
    const file = await fileOf(info, text);
    expect(await bringIn(kintime, file)).toBe('Nothing new in this file.');
    expect(await kintime.stored()).toEqual(before);

    await deleteEverything(kintime);
    const empty = await kintime.stored();
    expect(empty.spans).toEqual([]);
    expect(empty.days.map(({ activeMs }) => activeMs)).toEqual([0]);
    expect(empty.gaps.map(({ reason }) => reason)).toEqual(['deleted']);

    expect(await bringIn(kintime, file)).toBe('The file was restored.');
    const once = await kintime.stored();
    expect(once.days).toEqual(before.days);
    expect(once.spans).toEqual(before.spans);
    // Less than a minute between export and deletion, so everything is restored.
    expect(once.gaps).toEqual(before.gaps);
    expect(await bringIn(kintime, file)).toBe('Nothing new in this file.');
    expect(await kintime.stored()).toEqual(once);
  });

  test("the rules of a file are shown, and restored with a parent's PIN alone", async ({
    open,
  }, info) => {
    const kintime = await open();
    await setPin(kintime);
    await setRules(kintime, daily(0));
    const file = await fileOf(info, await exported(kintime, info));
    await setRules(kintime, daily(HOUR));
    await request(kintime, 'lock', {});
    expect(await bringIn(kintime, file)).toMatch(/^Nothing new in this file\. .*PIN/);
    expect((await browserProfile(kintime)).verdict.state).toBe('open');
    await setPin(kintime);
    const page = await dataPage(kintime);
    const input = await page.waitForSelector('input[data-testid="import-json"]');
    await input?.uploadFile(file);
    await asks(page);
    expect(
      await page.$eval('[data-testid="import-preview"]', ({ textContent }) => textContent),
    ).toContain(
      'Each day: not on this computer: TikTok stops (before: 1\u00A0hr, then TikTok stops)',
    );
    await page.locator('[data-testid="import-confirm"]').click();
    expect(await sentenceOf(page, 'import-result')).toMatch(
      /The rules are restored, from now on\.$/,
    );
    const { agreements, log } = await kintime.stored();
    expect(agreements).toHaveLength(3);
    expect(log.at(-1)).toMatchObject({ what: 'agreement-made', who: 'Dad', version: 3 });
    expect(await bringIn(kintime, file)).toBe('Nothing new in this file.');
    expect(await kintime.stored()).toMatchObject({ agreements, log });
  });
});

/** Records a visit and exports it. */
async function withHistory(
  open: () => Promise<Kintime>,
  info: TestInfo,
): Promise<{ kintime: Kintime; text: string }> {
  const kintime = await open();
  const visit = await kintime.visit('/foryou');
  await waitUntilPlayed(visit, 3000);
  await visit.close();
  await kintime.stableCountMs();
  return { kintime, text: await exported(kintime, info) };
}

async function dataPage(kintime: Kintime): Promise<Page> {
  const page = await kintime.launched.openExtensionPage('app.html#/data');
  await page.bringToFront();
  return page;
}

/** Downloads the export and reads the file. */
async function exported(kintime: Kintime, info: TestInfo): Promise<string> {
  const folder = info.outputPath('downloads');
  const page = await dataPage(kintime);
  const session = await kintime.launched.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await page.locator('[data-testid="export-json"]').click();
  const name = await until('the file to be there', async () => {
    const names = await readdir(folder).catch(() => []);
    return names.find((each) => /^kintime-\d{4}-\d\d-\d\d\.json$/.test(each));
  });
  await page.close();
  return readFile(`${folder}/${name}`, 'utf8');
}

/** Chooses a file on the data page and confirms. @returns the resulting message */
async function bringIn(kintime: Kintime, path: string): Promise<string> {
  // A new page has no message yet, so the next one is about this file.
  const page = await dataPage(kintime);
  const input = await page.waitForSelector('input[data-testid="import-json"]');
  await input?.uploadFile(path);
  if (await asks(page)) await page.locator('[data-testid="import-confirm"]').click();
  const said = await sentenceOf(page, 'import-result');
  await page.close();
  return said;
}

/** Whether the page shows a preview, rather than that there is nothing to import. */
async function asks(page: Page): Promise<boolean> {
  return until('a question or a sentence', async () =>
    page.evaluate(() => {
      const said = document.querySelector('[data-testid="import-result"]')?.textContent ?? '';
      const question = document.querySelector('[data-testid="import-preview"]');
      if (question === null && said === '') return undefined;
      return { asked: question !== null };
    }),
  ).then(({ asked }) => asked);
}

async function deleteEverything(kintime: Kintime): Promise<void> {
  const page = await dataPage(kintime);
  await page.locator('[data-testid="delete-all"]').click();
  await page.locator('[data-testid="delete-all-confirm"]').click();
  expect(await sentenceOf(page, 'delete-all-result')).toBe('The whole history was deleted.');
  await page.close();
}

/** The text of the live region, once it has any. */
async function sentenceOf(page: Page, testId: string): Promise<string> {
  const selector = `[data-testid="${testId}"]:is([role="status"], [role="alert"])`;
  return until(`a sentence in ${testId}`, async () => {
    const said = await page.evaluate(
      (where) => document.querySelector(where)?.textContent.trim() ?? '',
      selector,
    );
    return said === '' ? undefined : said;
  });
}

async function fileOf(info: TestInfo, text: string): Promise<string> {
  const path = info.outputPath(`${randomUUID()}.json`);
  await writeFile(path, text);
  return path;
}

function changed(text: string, change: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(text) as Archive), ...change });
}

function first(text: string): Record<string, unknown> {
  const [span] = (JSON.parse(text) as Archive).spans;
  if (span === undefined) throw new Error('the file has no spans');
  return span;
}

function turned(text: string): Record<string, unknown>[] {
  const span = first(text);
  return [{ ...span, start: span['end'], end: span['start'] }];
}
