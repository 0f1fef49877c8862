import { readdir, readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { addDays } from '../../../src/domain/time/calendar.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { weekToReview } from '../../../src/domain/household/week/review-week.ts';
import { request, browserProfile } from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import {
  chooseFile,
  joinByText,
  insertTwoWeeks,
  makeHousehold,
  rowsOf,
  openDetails,
  weekPage,
} from '../household.ts';
import type { TwoWeeks } from '../household.ts';
import { click, waitForText } from '../page-actions.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

const every = (minutes: number): TwoWeeks => Array<number>(14).fill(minutes);

/** Downloads a week card. */
async function savedCard(kintime: Kintime, page: Page, info: TestInfo): Promise<string> {
  const folder = info.outputPath(`downloads-${kintime.launched.extensionId}-${Math.random()}`);
  const session = await kintime.launched.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click(page, 'give-card');
  const name = await until('the card to be there', async () => {
    const names = await readdir(folder).catch(() => []);
    return names.find((each) => each.endsWith('.txt'));
  });
  return readFile(`${folder}/${name}`, 'utf8');
}

/** Drops a file on the page. */
async function drop(page: Page, testId: string, path: string): Promise<void> {
  const target = await page.waitForSelector(`[data-testid="${testId}"]`);
  await target?.scrollIntoView();
  const box = await target?.boundingBox();
  if (!box) throw new Error('nowhere to drop');
  const session = await page.createCDPSession();
  const at = { x: box.x + box.width / 2, y: box.y + 20 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
}

/** The text of the focused element. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.activeElement === document.body
      ? 'nothing'
      : (document.activeElement?.textContent ?? ''),
  );
}

async function pagesOf(page: Page, format: 'a4' | 'letter'): Promise<number> {
  const pdf = Buffer.from(await page.pdf({ format })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('the cards of three browsers make one printed week', async ({ open }, info) => {
  const [dad, mia, ben] = [await open(), await open(), await open()];
  await insertTwoWeeks(dad, 'Dad', every(10));
  await insertTwoWeeks(mia, 'Mia', every(60));
  await insertTwoWeeks(ben, 'Ben', every(30));

  const dadPage = await weekPage(dad);
  const { today } = await browserProfile(dad);
  // The page also works without pairing, for a shared browser.
  expect(Object.keys(await rowsOf(dadPage))).toEqual(['Dad']);
  await makeHousehold(dadPage, 'The Bergs', false);
  // The form is gone, the result is announced, and the focus is on the household.
  await waitForText(dadPage, 'kinship-result', /created/);
  await until('the household to have the focus', async () =>
    focused(dadPage).then((words) => words === 'The Bergs'),
  );
  // Also with cards above it.
  await dadPage.waitForSelector('[data-testid="give-card"]');
  await until('the news to be in view', async () =>
    dadPage.$eval('[data-testid="kinship-result"]', (news) => {
      const { top, bottom } = news.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }),
  );
  // Dad has no limits, so it is for somebody new, and the text to hand over is there at once.
  await dadPage.waitForSelector('[data-testid="pairing-text"]');
  const letters = (await waitForText(dadPage, 'pairing-text', /\S/)).trim();
  await click(dadPage, 'is-parent');
  await dadPage.waitForSelector('[data-testid="member-row"] .tag');

  const miaPage = await weekPage(mia);
  const typo = letters.slice(0, -1) + (letters.endsWith('q') ? 'p' : 'q');
  await miaPage.locator('[data-testid="join-household"]').fill(typo);
  await click(miaPage, 'join-submit');
  await waitForText(miaPage, 'join-result', /different/);
  await joinByText(miaPage, letters.toLowerCase().replaceAll(' ', '-'), /The Bergs.*new person/s);
  await waitForText(miaPage, 'kinship-result', /Limits of others don’t hold here/);
  const joined = await request(mia, 'household', {});
  expect(joined.household?.name).toBe('The Bergs');

  const benPage = await weekPage(ben);
  const { file } = await request(dad, 'pairing', { as: null });
  await chooseFile(benPage, 'pairing-file', info, file.name, file.content);
  await waitForText(benPage, 'join-preview', /The Bergs.*new person/s);
  await click(benPage, 'join-submit');
  await benPage.waitForSelector('[data-testid="give-card"]');

  await waitForText(miaPage, 'card-view', /Mia.*Nothing by the hour/s);
  const miasCard = await savedCard(mia, miaPage, info);
  await click(benPage, 'give-text');
  const field = await benPage.waitForSelector('[data-testid="copy-text"]');
  const bensCard = (await field?.evaluate((one) => (one as HTMLTextAreaElement).value)) ?? '';
  // Encrypted: in the letters of the card, "Mia" would turn up by chance in one card of thirty.
  const [, sealed = ''] = /^kintime-card:([\w-]+)/.exec(miasCard) ?? [];
  expect(sealed.length).toBeGreaterThan(500);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Mia');

  const receive = async (name: string, content: string, hoped: RegExp): Promise<void> => {
    await chooseFile(dadPage, 'receive-card', info, name, content);
    await waitForText(dadPage, 'receive-result', hoped);
  };
  await receive('shopping.txt', 'Milk and bread', /not a week card/);
  await receive('cut.txt', miasCard.slice(0, miasCard.length / 2), /not complete/);
  await receive('mia.txt', miasCard, /^Mia’s week is here/);
  await receive('again.txt', miasCard, /here already/);
  await chooseFile(dadPage, 'receive-card', info, 'ben.txt', bensCard);
  await waitForText(dadPage, 'receive-result', /^Ben’s week is here/);
  // Dropping the same file changes nothing.
  await drop(dadPage, 'receive-drop', info.outputPath('ben.txt'));
  await waitForText(dadPage, 'receive-result', /^Ben’s card was here already/);

  const { household } = await request(dad, 'household', {});
  const start = weekToReview(today, household?.firstDay ?? 1);
  const counted = [0, 1, 2, 3, 4, 5, 6].filter((i) => addDays(start, i) < today).length;
  const totals = { Dad: 10 * counted, Mia: 60 * counted, Ben: 30 * counted };
  await until('all three to be in the page', async () => {
    const rows = await rowsOf(dadPage);
    return Object.values(rows).every((ms) => ms !== null) && Object.keys(rows).length === 3;
  });
  expect(await rowsOf(dadPage)).toEqual({
    Dad: totals.Dad * MINUTE,
    Mia: totals.Mia * MINUTE,
    Ben: totals.Ben * MINUTE,
  });
  await click(dadPage, 'next-question');
  // It was the last one: the button disappears, and the focus moves to the question.
  expect(await focused(dadPage)).toBe('One question for the table');
  await openDetails(dadPage, 'note');
  await dadPage.locator('[data-testid="week-note"]').fill('Phones sleep in the kitchen.');
  await click(dadPage, 'keep-note');
  await waitForText(dadPage, 'note-result', /Saved/);
  expect(await dad.setting('askedQuestions')).toHaveLength(2);
  expect([await pagesOf(dadPage, 'a4'), await pagesOf(dadPage, 'letter')]).toEqual([1, 1]);

  await click(dadPage, 'meet');
  await dadPage.waitForSelector('dialog[data-testid="meeting"][open]');
  const met: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    met.push(await dadPage.$eval('[data-testid="meeting-week"] h1', (one) => one.textContent));
    await dadPage.keyboard.press('ArrowRight');
  }
  expect(met).toEqual(['Ben', 'Dad', 'Mia', 'All of us together']);
  await dadPage.keyboard.press('Escape');
  await until('the meeting to be over', async () =>
    dadPage.evaluate(() => document.querySelector('dialog[open]') === null),
  );
  expect(await focused(dadPage)).toBe('Go through it together');

  // After opening it directly, leaving moves the focus to the page's heading.
  const direct = await weekPage(dad, '/meeting');
  await direct.waitForSelector('dialog[data-testid="meeting"][open]');
  await direct.keyboard.press('Escape');
  await until('the heading to have the focus', async () =>
    focused(direct).then((words) => words === 'Our week'),
  );
  await direct.close();
  await dadPage.bringToFront();

  // A lost browser: its earlier cards stay, and new ones are rejected.
  await openDetails(dadPage, 'lost-device');
  await click(dadPage, 'renew-key');
  await click(dadPage, 'renew-key-confirm');
  await waitForText(dadPage, 'kinship-result', /new key/);
  expect(await dadPage.$('[data-testid="pairing-text"]')).toBeNull();
  await until('the household to have the focus', async () =>
    focused(dadPage).then((words) => words === 'The Bergs'),
  );
  await receive('old.txt', bensCard, /old key/);
  expect(Object.keys(await rowsOf(dadPage))).toEqual(['Ben', 'Dad', 'Mia']);
});
