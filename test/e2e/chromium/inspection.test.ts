import { embedderOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { inspectedTexts, openInspection, waitForInspected } from '../inspection-page.ts';
import { expect, test } from '../kintime.ts';
import { daily, setRules } from '../messaging.ts';
import { click, textOf } from '../page-actions.ts';
import { hang } from '../unresponsive-pages.ts';

test('the page that shows what Kintime sees follows each tab and player', async ({ open }) => {
  const kintime = await open({ agrees: false });
  const seen = await openInspection(kintime);

  await test.step('no tab, and then one that nobody has agreed to count', async () => {
    await until('the empty page', async () => textOf(seen, 'inspect-none'));
    const before = await kintime.stored();
    const page = await kintime.visit('/foryou?clip=long');
    await waitForInspected(seen, /^Tab 1 Does not count. Counting has not started yet\./);
    expect(await kintime.stored()).toEqual(before);
    await page.close();
    await kintime.agree();
  });

  const feed = await kintime.visit('/foryou?clip=long');
  await test.step('a video that plays, is paused, and is touched', async () => {
    await waitForInspected(
      seen,
      /^Tab 1 Counts. A video plays in view. .*For You Plays video Visible yes .* By the rules TikTok is open$/,
    );
    await feed.evaluate(() => {
      for (const video of document.querySelectorAll('video')) video.pause();
    });
    await waitForInspected(seen, /Does not count. No video plays, and nobody .* Plays nothing /);
    await feed.mouse.click(5, 5);
    await waitForInspected(seen, /Counts. No video plays in view, but someone used the page/);
  });

  await test.step('a tab behind another, and a page that hangs', async () => {
    const other = await kintime.visit('/messages?still=1');
    await waitForInspected(
      seen,
      /^Tab 1 Does not count. Another tab or window hides it.* Visible no /,
      /^Tab 2 Does not count. No video plays.*Messages Plays nothing Visible yes/,
    );
    hang(other, 6000);
    await waitForInspected(seen, /^Tab 1 /, /^Tab 2 The page does not answer\.$/);
    await waitForInspected(seen, /^Tab 1 /, /^Tab 2 .*Messages Plays nothing /);
    await other.close();
  });

  await test.step('a page that is not for watching, and from there back into the feed', async () => {
    const settings = await kintime.visit('/setting');
    await waitForInspected(
      seen,
      /^Tab 1 /,
      /^Tab 2 Does not count. This part of the site is not for watching\. Plays /,
    );
    await settings.evaluate(() => history.pushState(null, '', '/foryou'));
    await waitForInspected(seen, /^Tab 1 /, /^Tab 2 .*Part of TikTok For You/);
    await settings.goto('https://ads.tiktok.com/');
    await waitForInspected(seen, /^Tab 1 /, /^Tab 2 Does not count. This part of the site/);
    await settings.close();
  });

  await test.step('picture-in-picture counts behind another tab', async () => {
    await feed.bringToFront();
    await feed.evaluate(() => document.querySelector('video')?.play());
    await feed.click('[data-testid="pip"]');
    await kintime.reader.bringToFront();
    await waitForInspected(
      seen,
      /^Tab 1 Counts. A video plays in view. .*\(picture-in-picture\) Visible no /,
    );
    await feed.close();
  });

  await test.step('a player on another site, in view and out of it', async () => {
    const page = await kintime.visit('/?clip=long', embedderOrigin);
    await waitForInspected(seen, /^Player 1 on another site Counts. .*Other parts Plays video/);
    await page.goto(`${embedderOrigin}/?clip=long&below=1`);
    await waitForInspected(seen, /^Player 1 on another site Does not count. It is not in view/);
    await page.close();
    await until('the empty page', async () => textOf(seen, 'inspect-none'));
  });

  await test.step('a limit that asks, and one that stops', async () => {
    const page = await kintime.visit('/foryou?clip=long');
    await waitForInspected(seen, /^Tab 1 Counts/);
    await setRules(kintime, daily(0, 'soft'));
    await waitForInspected(
      seen,
      /Does not count. Kintime covers TikTok here. .*By the rules Kintime asks/,
    );
    await setRules(kintime, daily(0));
    await waitForInspected(seen, /^Tab 1 Does not count. Kintime covers TikTok here/);
    await page.close();
  });

  await test.step('nothing of an address, and a way to and fro by keyboard', async () => {
    expect((await inspectedTexts(seen)).join(' ')).not.toMatch(/[/@]|[.]com/);
    const data = await kintime.launched.openExtensionPage('app.html#/data');
    await data.waitForSelector('[data-testid="inspect-open"]');
    await data.focus('[data-testid="inspect-open"]');
    await data.keyboard.press('Enter');
    await until('the page', async () => data.evaluate(() => location.hash === '#/data/inspect'));
    await until('its heading to have the focus', async () =>
      // The link that leads there has the same text.
      data.evaluate(() => document.activeElement?.tagName === 'H1'),
    );
    await data.focus('a[href="#/data"]:not(nav *)');
    await data.keyboard.press('Enter');
    await data.waitForSelector('[data-testid="inspect-open"]');
    await click(data, 'inspect-open');
  });
});
