import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import {
  bedtimeIn,
  currentVerdict,
  daily,
  request,
  setPin,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { agreementPage, at, click, PIN, type, waitForText } from '../page-actions.ts';

test('a request waits everywhere until a parent answers it: with fewer minutes, then with a no', async ({
  open,
}) => {
  const kintime = await open();
  await setPin(kintime, PIN);
  await setRules(kintime, daily(0));
  await request(kintime, 'lock', {});
  const closed = await kintime.visit('/foryou');
  await waitForClosedPage(closed);
  await click(closed, 'ask-more');
  await closed.select(at('extra-minutes'), '15');
  await type(closed, 'extra-reason', 'to finish a call');
  await click(closed, 'extra-submit');
  const asked = /At .+ asked for 15 min.*“to finish a call”Your request stays open .+\.$/;
  await waitForText(closed, 'request', asked);
  await until('the badge to ask', async () => (await kintime.badge()) === '+15?');
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });

  const popup = await kintime.launched.openExtensionPage('popup.html');
  await waitForText(
    popup,
    'request',
    /At .+ asked for 15 min.*Your request stays open .+TikTok is off/,
  );
  const limits = await agreementPage(kintime, 'suggestions');
  await waitForText(limits, 'request-panel', /At .+ asked for 15 min.*“to finish a call”/);
  await answer(limits, 'Yes, 5\u00A0min');
  await waitForText(limits, 'request-panel', /^Dad said yes to 5 min of 15 min/);
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
  // Pages in the background wait until they are seen before they read again.
  await closed.bringToFront();
  await waitForText(closed, 'closed-reason', /^TikTok is open again/);
  await until('the badge to count again', async () => /^\d+$/.test(await kintime.badge()));

  // Bedtime is not lifted by these minutes.
  await setPin(kintime, PIN);
  await setRules(kintime, bedtimeIn(-30));
  await request(kintime, 'lock', {});
  await click(closed, 'ask-more');
  await click(closed, 'extra-submit');
  await waitForText(closed, 'request', /At .+ asked for 5 min.*Your request stays open/);
  await limits.bringToFront();
  await waitForText(
    limits,
    'request-panel',
    /At .+ asked for 5 min.*Also past bedtime and quiet times/,
  );
  await answer(limits, 'Not this time', 'Dinner first.');
  await waitForText(limits, 'request-panel', /^Dad said no to 5 min/);
  await popup.bringToFront();
  await waitForText(popup, 'request', /Dad said no to 5 min“Dinner first\.”/);
  expect(await popup.$eval('main h2', (first) => first.textContent)).toBe(
    'Dad said no to 5\u00A0min',
  );
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'bedtime' });
  const { log } = await kintime.stored();
  expect(log.filter(({ what }) => what === 'extra-time')).toHaveLength(1);
});

test('more time is asked for before bedtime, and given with the PIN', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime, PIN);
  await setRules(kintime, bedtimeIn(4));
  await request(kintime, 'lock', {});
  const { launched } = kintime;
  const popup = await launched.openExtensionPage('popup.html');
  const step = await popup.waitForSelector(at('next-step'));
  expect(await step?.evaluate((link) => link.textContent)).toBe('Ask for more time');
  const href = await step?.evaluate((link) => link.getAttribute('href'));
  const closed = await launched.openExtensionPage(href ?? '');
  await waitForText(closed, 'closed-reason', /^Bedtime starts at /);
  await type(closed, 'extra-code', PIN);
  await click(closed, 'extra-submit');
  await waitForText(closed, 'closed-given', /Dad.? gave 5.min.+ lasts until /);
  const { grants } = await kintime.stored();
  expect(grants).toMatchObject([{ pastBedtime: true, how: 'pin' }]);
  expect(await currentVerdict(kintime)).toMatchObject({
    state: 'open',
    next: { reason: 'bedtime', putOffBy: 'extra' },
  });
});

/** Answers with the PIN. */
async function answer(page: Page, choice: string, reason = ''): Promise<void> {
  await page.locator(`${at('request-choice')} ::-p-text(${choice})`).click();
  if (reason !== '') await type(page, 'request-reason', reason);
  await type(page, 'request-code', PIN);
  await click(page, 'request-submit');
}
