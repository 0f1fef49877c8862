import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import {
  agreementPage,
  at,
  click,
  PIN,
  setFirstPin,
  textOf,
  type,
  waitForText,
} from '../page-actions.ts';

test('wrong PINs are refused, and after five there is a countdown', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  await click(page, 'lock');
  for (let guess = 0; guess < 5; guess += 1) {
    await type(page, 'pin', `1111${guess}`);
    await click(page, 'unlock');
    await waitForText(page, 'pin-result', /^That PIN or code is not right\.$/);
  }
  const first = secondsIn(await waitForText(page, 'pin-wait', /^Wait \d+ seconds$/));
  expect(first).toBeGreaterThan(25);
  await type(page, 'pin', PIN);
  await click(page, 'unlock');
  await waitForText(page, 'pin-result', /^Please wait first\.$/);
  await until('the wait to get shorter', async () => {
    const text = await textOf(page, 'pin-wait');
    return text !== null && secondsIn(text) < first - 2;
  });

  await click(page, 'forgot-pin');
  await click(page, 'forgot-confirm');
  await waitForText(page, 'reset-state', /Not before .* must run for .* more/);
  await click(page, 'reset-cancel');
  await page.waitForSelector(at('reset-state'), { hidden: true });
});

function secondsIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}
