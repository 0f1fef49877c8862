import { readFile } from 'node:fs/promises';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { translationsOf } from '../../../scripts/build/catalogue.ts';
import { request, daily, setRules } from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { buildWithPseudo, languageOf, unmarkedTexts } from '../pseudo.ts';

const wordsIn = async (language: string) =>
  translationsOf(JSON.parse(await readFile(`public/_locales/${language}/messages.json`, 'utf8')));

async function buttonOn(page: Page, name: string | undefined): Promise<void> {
  await until(`the button “${name}”`, async () => {
    const has = (node: SerializedAXNode): boolean =>
      (node.role === 'button' && node.name === name) || node.children?.some(has) === true;
    const tree = await page.accessibility.snapshot();
    return tree !== null && has(tree);
  });
}

async function title(kintime: Kintime): Promise<string> {
  return kintime.reader.evaluate(async () => chrome.action.getTitle({}));
}

/** Opens a page. @returns the first text that it showed, language names excluded */
async function firstWords(kintime: Kintime, path: string): Promise<string> {
  const page = await kintime.launched.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    new MutationObserver(() => {
      const text = document.body?.textContent ?? '';
      if (/\p{L}/u.test(text.replace('Kintime', '')))
        Object.assign(globalThis, { first: (globalThis as { first?: string }).first ?? text });
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(`${kintime.launched.extensionOrigin}/${path}`);
  const first = await until('the first words', async () =>
    page.evaluate(() => (globalThis as { first?: string }).first),
  );
  await page.close();
  return first;
}

test('a chosen language applies everywhere at once, and from the first paint on', async ({
  open,
}) => {
  const [arabic, english] = await Promise.all([wordsIn('ar'), wordsIn('en')]);
  const kintime = await open();
  const feed = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(feed, 1500);
  await setRules(kintime, daily(0, 'soft'));
  await buttonOn(feed, english['screenStop']);

  const popup = await kintime.launched.openExtensionPage('popup.html');
  const page = await kintime.launched.openExtensionPage('app.html#/time');
  await page.waitForSelector('[data-testid="language"]');
  expect(await languageOf(page)).toBe('en-US ltr');
  await page.select('[data-testid="language"]', 'ar');
  for (const one of [page, popup]) {
    // Hidden pages follow when they are shown.
    await one.bringToFront();
    await until('the page to be in Arabic', async () => (await languageOf(one)) === 'ar rtl');
  }
  await page.waitForFunction(
    (words) => document.querySelector('h1')?.textContent === words,
    {},
    arabic['timeTitle'],
  );
  const total = await popup.$eval('[data-testid="today-total"]', (one) => one.textContent);
  expect(total).toMatch(/\p{Script=Arabic}/u);
  await until('the button to speak Arabic', async () => /تيك توك/.test(await title(kintime)));
  await feed.bringToFront();
  await buttonOn(feed, arabic['screenStop']);

  // Pages and the popup do not show another language first.
  for (const path of ['popup.html', 'app.html#/agreement']) {
    expect(await firstWords(kintime, path), path).toMatch(
      /^\P{L}*(?:Kintime)?\P{L}*\p{Script=Arabic}/u,
    );
  }

  await page.bringToFront();
  await page.select('[data-testid="language"]', '');
  for (const one of [page, popup]) {
    await one.bringToFront();
    await until('the page to be in English', async () => (await languageOf(one)) === 'en-US ltr');
  }
  await until('the button to speak English', async () => (await title(kintime)).includes('today'));
  await feed.bringToFront();
  await buttonOn(feed, english['screenStop']);
});

test('no page has hard-coded text', async ({ open, signal }) => {
  await using pseudo = await buildWithPseudo(signal);
  const kintime = await open({ dist: pseudo.dist });
  const feed = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(feed, 1500);
  await setRules(kintime, daily(0, 'firm'));
  await request(kintime, 'choose-language', { language: 'en-XA' });
  const paths = [
    'popup.html',
    'closed.html',
    'app.html#/welcome',
    'app.html#/time',
    'app.html#/agreement',
    'app.html#/agreement/daily',
    'app.html#/agreement/people',
    'app.html#/agreement/trust',
    'app.html#/household',
    'app.html#/data',
    'app.html#/data/entries',
    'app.html#/data/check',
    'app.html#/data/help',
    'app.html#/privacy',
  ];
  for (const path of paths) {
    const page = await kintime.launched.openExtensionPage(path);
    await page.waitForFunction(() => document.body.textContent.includes('['));
    expect(await unmarkedTexts(page), path).toEqual([]);
    await page.close();
  }
});
