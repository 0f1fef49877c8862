import type { Page } from 'puppeteer-core';
import type { Agreement, Proposal } from '../../../src/domain/agreement/agreement.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { until } from '../browsers/wait-until.ts';
import {
  agreementPage,
  chooseTime,
  at,
  clear,
  click,
  PIN,
  waitForText,
  setFirstPin,
  textOf,
  type,
} from '../page-actions.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

test.describe('the agreement', () => {
  test('a first bedtime is set on the day of installation', async ({ open }) => {
    const kintime = await open({ agrees: false });
    const page = await openedPage(kintime.launched.browser, '#/welcome');
    await page.bringToFront();
    await click(page, 'start-counting');
    await page.waitForSelector(at('counting-on'));
    await page.locator('nav a[href="#/agreement"]').click();
    await click(page, 'begin-bedtime');
    await click(page, 'save-bedtime');
    await waitForText(page, 'agreement-status', /^Set here, without a PIN$/);
    expect(await textOf(page, 'rule-list')).toMatch(
      /^Bedtime10:00 PM to 7:00 AM, every day: \w+ asks$/,
    );
    const [agreement] = await agreements(kintime);
    expect(agreement?.rules.windows).toEqual([
      {
        kind: 'bedtime',
        from: '22:00',
        to: '07:00',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        strength: 'soft',
      },
    ]);
    expect(agreement?.rules).toMatchObject({ daily: null, freeExtension: false });

    // A way of deciding that needs a PIN says that it holds nobody, and leads to setting one.
    await click(page, 'open-form');
    await page.locator(`${at('way-part')} summary`).click();
    await click(page, 'way-parent');
    await waitForText(page, 'way-no-pin', /so anyone here can loosen limits from the next day/);
    await click(page, 'way-set-pin');
    expect(await page.$eval(at('parent-name'), (field) => field === document.activeElement)).toBe(
      true,
    );
    // Whoever saves "the teen decides" says yes for nobody; the teen does.
    await click(page, 'way-self');
    await click(page, 'save-agreement');
    await waitForText(page, 'save-result', /^Saved\. Starts tomorrow\.$/);
    await waitForText(page, 'coming', /Set here, without a PIN$/);
    await click(page, 'say-yes-member');
    await waitForText(page, 'coming', /Agreed by Person 1, [^;]+; set here, without a PIN$/);
  });

  test('a member who is alone sets a bedtime of their own', async ({ open }) => {
    const kintime = await open({ agrees: false });
    const page = await openedPage(kintime.launched.browser, '#/welcome');
    await page.bringToFront();
    await page.locator('input[value="member"]').click();
    await click(page, 'start-counting');
    await click(page, 'path-bedtime');
    await click(page, 'save-bedtime');
    await waitForText(page, 'agreement-status', /^Your own rules$/);
    // Nobody else changes it, and it loosens from the next day.
    await click(page, 'open-form');
    await page.locator('.rule-row button').click();
    await waitForText(page, 'preview', /Otherwise it takes a parent.s PIN\.$/);
    await click(page, 'save-agreement');
    await waitForText(page, 'save-result', /a parent.s PIN\. Nothing was changed\.$/);
    await click(page, 'for-myself');
    await waitForText(page, 'preview', /Starts tomorrow\.$/);
    await click(page, 'save-agreement');
    await waitForText(page, 'save-result', /^Saved\. Starts tomorrow\.$/);
    expect((await agreements(kintime)).map(({ way }) => way)).toEqual(['self', 'self']);
  });

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
    const stored = await agreements(kintime);
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

  test('invalid input gets a message, stays as typed, and is not saved', async ({ open }) => {
    const kintime = await open();
    const page = await agreementPage(kintime);
    await setFirstPin(page);
    const rows: readonly [field: string, typed: string, sentence: RegExp][] = [
      ['daily-limit-all', '-5', /This cannot be less than 0/],
      ['daily-limit-all', '1440', /That is the whole day. Leave it empty for no limit/],
      ['daily-limit-all', '99999999999999999999', /That is the whole day/],
      ['daily-limit-all', '1.5', /Please enter whole minutes/],
      ['daily-limit-all', 'e', /Please enter a number of minutes/],
      ['session-length', '0', /A session lasts at least 1 minute/],
    ];
    for (const [field, typed, sentence] of rows) {
      await type(page, field, typed);
      await until(`"${typed}" to be marked`, async () =>
        sentence.test(await described(page, field)),
      );
      await click(page, 'save-agreement');
      await waitForText(page, 'save-result', /Please look at what is marked/);
      expect(await page.$eval(at(field), (input) => input === document.activeElement)).toBe(true);
      if (typed !== 'e') {
        expect(await page.$eval(at(field), (input) => (input as HTMLInputElement).value)).toBe(
          typed,
        );
      }
      await clear(page, field);
    }
    await click(page, 'add-bedtime');
    await chooseTime(page, 'window-to', '22:00');
    await until('the window to be marked', async () =>
      (await described(page, 'window-to')).includes('Start and end are the same'),
    );
    await click(page, 'save-agreement');
    await waitForText(page, 'save-result', /Please look at what is marked/);
    expect(await agreements(kintime)).toEqual([]);

    // An empty field is no limit; 0 is a rule.
    await type(page, 'daily-limit-all', '0');
    await page.locator('.rule-row button').click();
    await waitForText(page, 'preview', /Starts now\.$/);
    await click(page, 'save-agreement');
    await waitForText(page, 'rule-list', /not on this computer/);
  });

  test('names of every kind are shown as they are, and addresses are refused', async ({ open }) => {
    const kintime = await open();
    const page = await agreementPage(kintime);
    await page.setViewport({ width: 320, height: 640 });
    const names = ['نوران', '🦊 Fox', 'Donaudampfschifffahrtsgesellschaftskapitänstochter', 'שרה'];
    await click(page, 'add-member-open');
    for (const name of names) {
      await type(page, 'add-member-name', name);
      await click(page, 'add-member');
      await waitForText(page, 'people', new RegExp(`Switch to \\P{L}*${name}`, 'u'));
    }
    await type(page, 'add-member-name', 'https://example.org');
    await click(page, 'add-member');
    await waitForText(page, 'add-member-result', /looks like an address/);
    const { members } = await kintime.stored();
    expect((members as { name: string }[]).map(({ name }) => name).toSorted()).toEqual(
      ['', ...names].toSorted(),
    );
    // Nothing overflows a narrow window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

/** The accessible description of a field. */
async function described(page: Page, testId: string): Promise<string> {
  return page.$eval(at(testId), (field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

function secondsIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}

async function agreements(kintime: Kintime): Promise<Agreement[]> {
  const { agreements: rows = [] } = await kintime.stored();
  return (rows as Agreement[]).toSorted((a, b) => a.version - b.version);
}
