import type { Page } from 'puppeteer-core';
import { until } from './browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from './kintime.ts';
import {
  bedtimeIn,
  currentVerdict,
  hasOverlayFocus,
  request,
  setPin,
  setRules,
} from './messaging.ts';
import { openedPage } from './opened-page.ts';
import { at, click, PIN, waitForText } from './page-actions.ts';

/** Whether the notice lies over the page. */
async function hasNotice(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.lastElementChild !== document.body);
}

/** Tests of the notice before a rule, the same in every browser. */
export function testEarlyNotice(): void {
  test('more time is asked for on the notice, in a tab of its own', async ({ open }) => {
    const kintime = await open();
    await setPin(kintime, PIN);
    await setRules(kintime, bedtimeIn(4));
    await request(kintime, 'lock', {});
    const page = await kintime.visit('/foryou?clip=long');
    await page.focus('[data-testid="next"]');
    await until('the notice', async () => hasNotice(page));
    // It takes no focus, and the page stays usable.
    expect(await hasOverlayFocus(page)).toBe(false);
    await waitUntilPlayed(page, 1000);
    // Untrusted clicks of the page have no effect.
    await page.evaluate(() => {
      document.documentElement.lastElementChild?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true }),
      );
    });
    const before = (await kintime.launched.browser.pages()).length;
    await until('the button to have the focus', async () => {
      await page.keyboard.press('Tab');
      return hasOverlayFocus(page);
    });
    await page.keyboard.press('Enter');
    const form = await openedPage(kintime.launched.browser, 'closed.html#ask');
    await waitForText(form, 'closed-reason', /^Bedtime starts at /);
    expect((await kintime.launched.browser.pages()).length).toBe(before + 1);
    expect(await hasNotice(page)).toBe(false);

    await form.waitForSelector(at('extra-minutes'));
    await click(form, 'extra-submit');
    await waitForText(form, 'request', /asked for 5.min/);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
  });
}
