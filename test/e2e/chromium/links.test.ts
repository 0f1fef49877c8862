import type { Page } from 'puppeteer-core';
import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { daily, setRules, waitForClosedPage } from '../messaging.ts';

/** A page of another site with a link to TikTok. */
async function linkingPage(kintime: Kintime, target: '' | '_blank'): Promise<Page> {
  const page = await kintime.visit('/plain', embedderOrigin);
  await page.evaluate(
    (href, where) => {
      const link = document.createElement('a');
      Object.assign(link, { href, target: where, textContent: 'A video', id: 'to-tiktok' });
      document.body.prepend(link);
    },
    `${feedOrigin}/@moss.and.stone/video/7300000000001000003`,
    target,
  );
  return page;
}

test('while TikTok is closed, a link on another site leads to the closed page', async ({
  open,
}) => {
  const kintime = await open();
  const { browser } = kintime.launched;
  await setRules(kintime, daily(0));

  const same = await linkingPage(kintime, '');
  await same.click('#to-tiktok');
  await waitForClosedPage(same);
  await same.waitForSelector('[data-testid="closed-reason"]');

  const opener = await linkingPage(kintime, '_blank');
  const before = await browser.pages();
  await opener.click('#to-tiktok');
  const fresh = await until('the new tab', async () =>
    (await browser.pages()).find((one) => !before.includes(one)),
  );
  await waitForClosedPage(fresh);

  const script = await kintime.visit('/plain', embedderOrigin);
  const opened = await browser.pages();
  const handle = await script.evaluateHandle(
    (href) => window.open(href, '', 'popup'),
    `${feedOrigin}/foryou`,
  );
  const popup = await until('the new window', async () =>
    (await browser.pages()).find((one) => !opened.includes(one)),
  );
  await waitForClosedPage(popup);
  // Whoever opened the window can neither navigate nor resize it any more.
  expect(await script.evaluate((window) => window?.closed, handle)).toBe(true);
});

test('no page can tell from the closed page that Kintime is there', async ({ open }) => {
  const kintime = await open();
  for (const site of [feedOrigin, embedderOrigin]) {
    const page = await kintime.visit('/plain', site);
    const seen = await page.evaluate(
      async (href) =>
        fetch(href).then(
          () => 'loaded',
          () => 'refused',
        ),
      `${kintime.launched.extensionOrigin}/closed.html`,
    );
    expect(seen).toBe('refused');
  }
});
