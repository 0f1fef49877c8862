import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import {
  agreementPage,
  at,
  clear,
  click,
  openEditor,
  setFirstPin,
  type,
  waitForText,
} from '../page-actions.ts';
import { storedAgreements } from '../stored-agreements.ts';

test('invalid input gets a message, stays as typed, and is not saved', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  const rows: readonly [kind: string, field: string, typed: string, sentence: RegExp][] = [
    ['daily', 'daily-limit-all', '-5', /Please enter whole minutes, 0 or more/],
    ['daily', 'daily-limit-all', '1440', /That is all of it. Leave it empty for no limit/],
    ['daily', 'daily-limit-all', '99999999999999999999', /That is all of it/],
    ['daily', 'daily-limit-all', '1.5', /Please enter whole minutes/],
    ['daily', 'daily-limit-all', 'e', /Please enter whole minutes/],
    ['session', 'session-length', '0', /A session lasts at least 1 minute/],
  ];
  for (const [kind, field, typed, sentence] of rows) {
    await openEditor(page, kind);
    await type(page, field, typed);
    await until(`"${typed}" to be marked`, async () => sentence.test(await described(page, field)));
    await click(page, 'save-agreement');
    await waitForText(page, 'save-result', /Please look at what is marked/);
    expect(await page.$eval(at(field), (input) => input === document.activeElement)).toBe(true);
    if (typed !== 'e') {
      expect(await page.$eval(at(field), (input) => (input as HTMLInputElement).value)).toBe(typed);
    }
    await clear(page, field);
  }
  await openEditor(page, 'bedtime');
  await page.select(at('window-to'), '22:00');
  await until('the window to be marked', async () =>
    (await described(page, 'window-to')).includes('Start and end are the same'),
  );
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /Please look at what is marked/);
  expect(await storedAgreements(kintime)).toEqual([]);

  // An empty field is no limit; 0 is a rule.
  await openEditor(page, 'daily');
  await type(page, 'daily-limit-all', '0');
  await click(page, 'save-agreement');
  await waitForText(page, 'card-daily', /Not on this computer/);
});

/** The accessible description of a field, with plain spaces. */
async function described(page: Page, testId: string): Promise<string> {
  const description = await page.$eval(at(testId), (field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
  return description.replaceAll(/\s/gu, ' ');
}
