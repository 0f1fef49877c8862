import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { browserProfile, daily, memberId, request, setPin, setRules } from '../messaging.ts';
import { agreementPage, click, type, waitForText } from '../page-actions.ts';

const BENS = '2468';
const DADS = '482915';

/** Ben, who has rules and a PIN of his own, and a sibling who watches now. */
async function withBen(kintime: Kintime): Promise<{ ben: string; mia: string }> {
  const mia = await memberId(kintime);
  await request(kintime, 'rename-member', { member: mia, memberName: 'Mia' });
  const { member: ben } = await request(kintime, 'add-member', { memberName: 'Ben' });
  await request(kintime, 'switch-member', { member: ben, pin: '' });
  await setPin(kintime, DADS);
  await setRules(kintime, daily(60 * MINUTE));
  const own = { pin: BENS, confirm: BENS, current: '' };
  await request(kintime, 'set-member-pin', { member: ben, ...own });
  await request(kintime, 'lock', {});
  return { ben, mia };
}

async function yesesOf(kintime: Kintime, member: string): Promise<number> {
  const { agreement } = await request(kintime, 'agreement', { member });
  return agreement.versions[0]?.yeses.filter(({ by }) => by === 'member').length ?? 0;
}

async function isAsking(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.querySelector('dialog[open] [data-testid="member-pin"]') !== null,
  );
}

test('nobody says yes for a member with a PIN: the page asks, and the press goes through', async ({
  open,
}) => {
  const kintime = await open();
  const { ben } = await withBen(kintime);
  const page = await agreementPage(kintime);
  await click(page, 'say-yes-member');
  await until('the page to ask for the PIN', () => isAsking(page));
  await type(page, 'member-pin', '9999');
  await click(page, 'member-pin-submit');
  await waitForText(page, 'member-pin-result', /\S/);
  expect(await yesesOf(kintime, ben)).toBe(0);
  await type(page, 'member-pin', BENS);
  await page.keyboard.press('Enter');
  await until('the yes to be there', async () => (await yesesOf(kintime, ben)) === 1);
  await until('the question to be gone', async () => !(await isAsking(page)));
});

test('a member with a PIN is switched to only with it, also after the sibling watched', async ({
  open,
}) => {
  const kintime = await open();
  const { ben, mia } = await withBen(kintime);
  await request(kintime, 'switch-member', { member: mia, pin: DADS });
  const page = await agreementPage(kintime, 'people');
  const row = await page.waitForSelector('[data-testid="person"]:not([aria-current])');
  await (await row?.$('[data-testid="person-edit"]'))?.click();
  await click(page, 'switch-member');
  await page.waitForSelector('[data-testid="switch-pin"]');
  expect((await browserProfile(kintime)).current).toBe(mia);
  await type(page, 'switch-pin', BENS);
  await click(page, 'switch-member');
  await until('Ben to be current', async () => (await browserProfile(kintime)).current === ben);
});

test('a name that reads like another is refused with a reason', async ({ open }) => {
  const kintime = await open();
  await withBen(kintime);
  const page = await agreementPage(kintime, 'people');
  await click(page, 'add-member-open');
  for (const name of ['D\u200Bad', 'BEN\u202E', 'Веn']) {
    await page.locator('[data-testid="add-member-name"]').fill(name);
    await click(page, 'add-member');
    expect(await waitForText(page, 'add-member-result', /\S/)).toMatch(
      /can be mistaken for “(Dad|Ben)”/,
    );
  }
  await page.locator('[data-testid="add-member-name"]').fill('\u2069Cle\u00ADo\u202E');
  await click(page, 'add-member');
  await until('Cleo to be there', async () =>
    (await browserProfile(kintime)).members.some(({ name }) => name === 'Cleo'),
  );
  expect(await waitForText(page, 'people-result', /added/)).toBe('Cleo was added.');
});
