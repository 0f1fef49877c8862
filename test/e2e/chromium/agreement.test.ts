import type { Page } from 'puppeteer-core';
import type { Proposal } from '../../../src/domain/agreement/agreement.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { expect, test } from '../kintime.ts';
import {
  agreementPage,
  at,
  click,
  goToAgreement,
  openEditor,
  PIN,
  setFirstPin,
  textOf,
  type,
  unlock,
  waitForText,
} from '../page-actions.ts';
import { storedAgreements } from '../stored-agreements.ts';

/** Opens the editor of the daily limit and enters minutes. */
async function enterDaily(page: Page, minutes: string): Promise<void> {
  await openEditor(page, 'daily');
  await type(page, 'daily-limit-all', minutes);
}

/** Gives the PIN that the page asks for. */
async function givePin(page: Page): Promise<void> {
  await page.waitForSelector(at('parent-pin'), { visible: true });
  await type(page, 'parent-pin', PIN);
  await click(page, 'parent-pin-submit');
}

test('a parent sets a PIN and a limit that holds from now on', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  await enterDaily(page, '60');
  await page.select(at('daily-strength'), 'firm');
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved\. Starts now\.$/);

  // Tightening is not delayed by having unlocked.
  await waitForText(page, 'agreement-status', /^Set by Dad, waiting for a yes\.$/);
  await enterDaily(page, '45');
  await click(page, 'apply-tomorrow');
  await waitForText(page, 'preview', /^Today stays as it is\..*Starts tomorrow\.$/);
  await click(page, 'apply-now');
  await waitForText(page, 'preview', /^TikTok stays open today\.$|stops at [^.]+\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved\. Starts now\.$/);
  await waitForText(page, 'card-daily', /45 min a day.*Stops/);

  await enterDaily(page, '30');
  await click(page, 'apply-tomorrow');
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved\. Starts tomorrow\.$/);
  await waitForText(page, 'coming', /^From tomorrow.*30 min/);
  const stored = await storedAgreements(kintime);
  expect(stored.map(({ rules }) => rules.daily?.limitsMs[0])).toEqual(
    [60, 45, 30].map((minutes) => minutes * MINUTE),
  );
  expect(stored.every(({ rules }) => rules.daily?.strength === 'firm')).toBe(true);

  // Locked, the page asks for the PIN when a press needs it, and the press then goes through.
  await click(page, 'lock');
  await enterDaily(page, '75');
  await waitForText(page, 'preview', /Needs a parent’s PIN, or a parent’s yes\.$/);
  await click(page, 'save-agreement');
  await givePin(page);
  await waitForText(page, 'saved', /^Saved\. Starts now\.$/);
  await waitForText(page, 'card-daily', /1 hr 15 min a day/);

  await click(page, 'lock');
  await goToAgreement(page, 'people');
  await page.reload();
  await page.waitForSelector(at('pin'), { visible: true });
  expect(await page.$(at('pin-confirm'))).toBeNull();
  await unlock(page);
});

test('both say yes; a change is proposed, and answered', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  await enterDaily(page, '60');
  await click(page, 'save-agreement');
  await waitForText(page, 'agreement-status', /^Set by Dad/);
  // What follows on the page moves when this line appears.
  await waitForText(page, 'saved', /^Saved/);
  await click(page, 'lock');
  await page.waitForSelector(at('lock'), { hidden: true });
  await click(page, 'say-yes-member');
  await waitForText(page, 'agreement-status', /^Person 1 and Dad agreed on .+\.$/);
  expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Our agreement');
  expect(await textOf(page, 'edit-review')).toBe('Change the day');

  // Tightening needs no PIN; loosening needs a parent's, or a parent's yes.
  await enterDaily(page, '50');
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved/);
  await waitForText(page, 'card-daily', /50 min/);
  await enterDaily(page, '90');
  await waitForText(page, 'preview', /Needs a parent’s PIN/);
  await click(page, 'save-agreement');
  await click(page, 'parent-pin-cancel');
  await waitForText(page, 'save-result', /^Needs a parent’s PIN, .+ Nothing was changed\.$/);
  await type(page, 'propose-reason', 'It is the holidays 🎄');
  await click(page, 'propose');
  await waitForText(
    page,
    'proposal',
    /^Each day.*It is the holidays 🎄.*50 min.*1 hr 30 min a day/,
  );

  await click(page, 'answer-no');
  await waitForText(page, 'answer-result', /^Please write a few words about why\.$/);
  await type(page, 'answer-reason', 'School starts on Monday');
  await click(page, 'answer-no');
  await givePin(page);
  await waitForText(page, 'answered', /Dad said no\..*School starts on Monday/);

  await click(page, 'lock');
  await page.waitForSelector(at('lock'), { hidden: true });
  await enterDaily(page, '70');
  await click(page, 'propose');
  await page.waitForSelector(at('proposal'));
  await click(page, 'withdraw');
  await page.waitForSelector(at('proposal'), { hidden: true });
  await enterDaily(page, '70');
  await click(page, 'propose');
  await click(page, 'answer-yes');
  await givePin(page);
  await waitForText(page, 'answer-result', /^It’s a yes\. Starts now\.$/);
  await goToAgreement(page, '');
  await waitForText(page, 'agreement-status', /^Person 1 and Dad agreed on/);
  await waitForText(page, 'card-daily', /1 hr 10 min/);
  const { proposals = [] } = await kintime.stored();
  expect(new Set((proposals as Proposal[]).map(({ answer }) => answer))).toEqual(
    new Set(['no', 'yes']),
  );
});
