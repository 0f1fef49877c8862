import type { Proposal } from '../../../src/domain/agreement/agreement.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { expect, test } from '../kintime.ts';
import { agreementPage, at, click, PIN, setFirstPin, type, waitForText } from '../page-actions.ts';
import { storedAgreements } from '../stored-agreements.ts';

test('a parent sets a PIN and a limit that holds from now on', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  await type(page, 'daily-limit-all', '60');
  await page.select(at('daily-strength'), 'firm');
  await waitForText(page, 'preview', /Starts now\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /^Saved\. Starts now\.$/);

  // Tightening is not delayed by having unlocked.
  await waitForText(page, 'agreement-status', /^Set by Dad; not agreed yet$/);
  await type(page, 'daily-limit-all', '45');
  await waitForText(page, 'preview', /Starts now\.$/);
  await click(page, 'apply-tomorrow');
  await waitForText(page, 'preview', /Starts tomorrow\.$/);
  await click(page, 'apply-now');
  await waitForText(page, 'preview', /Starts now\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /^Saved\. Starts now\.$/);
  await waitForText(page, 'rule-list', /45 min, then TikTok stops/);

  await type(page, 'daily-limit-all', '30');
  await click(page, 'apply-tomorrow');
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /^Saved\. Starts tomorrow\.$/);
  await waitForText(page, 'coming', /^From tomorrow.*30 min/);
  const stored = await storedAgreements(kintime);
  expect(stored.map(({ rules }) => rules.daily?.limitsMs[0])).toEqual(
    [60, 45, 30].map((minutes) => minutes * MINUTE),
  );
  expect(stored.every(({ rules }) => rules.daily?.strength === 'firm')).toBe(true);

  // Reopened, the page asks for the PIN once and shows the form again.
  await click(page, 'lock');
  await page.reload();
  await page.waitForSelector(at('pin'), { visible: true });
  expect(await page.$(at('pin-confirm'))).toBeNull();
  expect(await page.$(at('save-agreement'))).toBeNull();
  await type(page, 'pin', PIN);
  await click(page, 'unlock');
  await page.waitForSelector(at('save-agreement'), { visible: true });
});

test('both say yes; a change is proposed, and answered', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime);
  await setFirstPin(page);
  await type(page, 'daily-limit-all', '60');
  await click(page, 'save-agreement');
  await waitForText(page, 'agreement-status', /^Set by Dad/);
  await click(page, 'lock');
  await click(page, 'say-yes-member');
  await waitForText(page, 'agreement-status', /^Agreed by Person 1 and Dad, .+; look again .+$/);
  expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Our agreement');

  // Tightening needs no PIN; loosening needs a parent's.
  await click(page, 'open-form');
  await type(page, 'daily-limit-all', '50');
  await waitForText(page, 'preview', /Starts now\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /^Saved/);
  await waitForText(page, 'rule-list', /50 min/);
  await type(page, 'daily-limit-all', '90');
  await waitForText(page, 'preview', /Needs a parent’s PIN/);
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /^Needs a parent’s PIN, .+ Nothing was changed\.$/);
  await type(page, 'propose-reason', 'It is the holidays 🎄');
  await click(page, 'propose');
  await waitForText(page, 'proposal', /Each day: 1 hr, 30 min.*It is the holidays 🎄/);
  expect(await page.$(at('answer-yes'))).toBeNull();

  await type(page, 'pin', PIN);
  await click(page, 'unlock');
  await click(page, 'answer-no');
  await waitForText(page, 'answer-result', /^Please write a few words about why\.$/);
  await type(page, 'answer-reason', 'School starts on Monday');
  await click(page, 'answer-no');
  await waitForText(page, 'answered', /Dad said no\..*School starts on Monday/);

  await type(page, 'daily-limit-all', '90');
  await click(page, 'close-form');
  await click(page, 'lock');
  await click(page, 'open-form');
  await type(page, 'daily-limit-all', '70');
  await click(page, 'propose');
  await page.waitForSelector(at('proposal'));
  await click(page, 'withdraw');
  await page.waitForSelector(at('proposal'), { hidden: true });
  await click(page, 'open-form');
  await type(page, 'daily-limit-all', '70');
  await click(page, 'propose');
  await page.waitForSelector(at('proposal'));
  await type(page, 'pin', PIN);
  await click(page, 'unlock');
  await click(page, 'answer-yes');
  await waitForText(page, 'agreement-status', /^Agreed by Person 1 and Dad/);
  await waitForText(page, 'rule-list', /1 hr, 10 min/);
  const { proposals = [] } = await kintime.stored();
  expect(new Set((proposals as Proposal[]).map(({ answer }) => answer))).toEqual(
    new Set(['no', 'yes']),
  );
});
