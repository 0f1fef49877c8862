import { closing } from '../../../scripts/disposable.ts';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { startApache } from '../../fixtures/webdav/apache.ts';
import { until } from '../browsers/wait-until.ts';
import { makeHousehold, weekPage } from '../household.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import {
  browserProfile,
  currentVerdict,
  isOpen,
  daily,
  memberId,
  request,
  setPin,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { agreementPage, at, click, PIN, type, waitForText } from '../page-actions.ts';
import {
  connectFolder,
  dailyLimitOf,
  folderOf,
  GRANTING,
  heardMs,
  joinAs,
  personOf,
  untilHeard,
} from '../connected-folder.ts';

test('a limit is reached by one minute in each of two browsers, and a parent says yes from a third', async ({
  open,
  signal,
  compare,
}, info) => {
  test.setTimeout(15 * MINUTE);
  await using server = closing(await startApache(signal));
  const folder = { ...server, address: `${server.address}Kintime` };
  const [laptop, tablet, office] = [await open(), await open(), await open()];
  const family = await open({ browser: 'firefox', prefs: GRANTING });

  await test.step('Dad sets a limit on Mia’s laptop, and connects it', async () => {
    const member = await memberId(laptop);
    await request(laptop, 'rename-member', { member, memberName: 'Mia' });
    await setPin(laptop, PIN);
    await setRules(laptop, daily(2 * MINUTE));
    const page = await weekPage(laptop);
    await makeHousehold(page, 'The Bergs', false);
    // Mia has a limit, which is to hold in the next browser, too.
    await waitForText(page, 'pairing-text', /^kt1/);
    expect(await page.$eval(at('pair-for'), (field) => Reflect.get(field, 'value'))).toBe(
      await personOf(laptop),
    );
    await page.close();
    await connect(laptop, 'Laptop');
  });

  await test.step('the others join: two as Mia, the office, where Dad watches, as nobody', async () => {
    const mia = await personOf(laptop);
    const member = await memberId(office);
    await request(office, 'rename-member', { member, memberName: 'Dad' });
    for (const [kintime, name, as] of [
      [family, 'Family computer', mia],
      [tablet, 'Tablet', mia],
      [office, 'Office', null],
    ] as const) {
      await joinAs(kintime, laptop, as);
      await connect(kintime, name);
      await untilHeard(kintime, 'Dad to be known', async () => {
        const { parents } = await browserProfile(kintime);
        const unknown = (await folderOf(kintime))?.others.flatMap((one) => one.unknownParents);
        return parents.some((parent) => parent.name === 'Dad') || unknown?.includes('Dad');
      });
    }
    await request(laptop, 'lock', {});
    for (const kintime of [family, tablet]) {
      expect(await dailyLimitOf(kintime)).toBe(2 * MINUTE);
      const { members } = await browserProfile(kintime);
      expect(members.map(({ name }) => name)).toEqual(['Mia']);
      const { household } = await request(kintime, 'household', {});
      expect(household?.name).toBe('The Bergs');
      expect(await loggedLimits(kintime)).toEqual([['Dad', 'Mia', 'Laptop']]);
    }
    expect(await dailyLimitOf(office)).toBeUndefined();
  });

  await test.step('the PIN that Dad has on the laptop makes him a parent in the office', async () => {
    const page = await agreementPage(office, 'people');
    await type(page, 'parent-name', 'Dad');
    await type(page, 'pin', '135790');
    await type(page, 'pin-confirm', '135790');
    await click(page, 'unlock');
    await waitForText(page, 'pin-result', /has a PIN on “/);
    await click(page, 'same-person');
    await waitForText(page, 'pin-result', /not right/);
    expect((await browserProfile(office)).parents).toEqual([]);
    await type(page, 'pin', PIN);
    await click(page, 'same-person');
    await waitForText(page, 'unlocked', /^Unlocked by Dad for 5 minutes$/);
    await page.close();
    await request(office, 'lock', {});
  });

  const laptopMs = await test.step('Mia watches for a minute on the laptop', async () => {
    const feed = await laptop.visit('/foryou');
    await waitUntilPlayed(feed, 60 * SECOND);
    await laptop.leave(feed);
    return laptop.stableCountMs(60 * SECOND);
  });
  await test.step('the family computer hears of it within two minutes', async () => {
    const left = Date.now();
    await until(
      'the minute to be known',
      async () => {
        await request(family, 'sync-folder', {});
        return (await heardMs(family)) === laptopMs;
      },
      { within: 150 * SECOND, every: SECOND },
    );
    info.annotations.push({ type: 'heard', description: `after ${Date.now() - left} ms` });
  });

  const closed = await family.visit('/foryou');
  await test.step('another minute there closes TikTok, there and on the tablet', async () => {
    const isClosed = async (): Promise<boolean> =>
      (await currentVerdict(family)).state === 'closed';
    await until('the limit', isClosed, { within: 3 * MINUTE });
    await waitForClosedPage(closed);
    // A video that plays may finish (rule A11).
    compare(laptopMs + (await family.stableCountMs()), 2 * MINUTE, 30 * SECOND);
    await waitForText(closed, 'closed-today', /^Today: 1 min here, 1 min on .?Laptop/);
    await untilHeard(tablet, 'the tablet to close', async () => {
      await request(family, 'sync-folder', {});
      return (await currentVerdict(tablet)).state === 'closed';
    });
  });

  await test.step('Dad’s yes in the office opens it', async () => {
    await click(closed, 'ask-more');
    await click(closed, 'extra-submit');
    await waitForText(closed, 'request', /Your request stays open/);
    const item = await untilHeard(office, 'the request', async () => {
      const { items } = await request(office, 'folder-inbox', {});
      return items.find((one) => one.request !== null);
    });
    expect(item).toMatchObject({ name: 'Mia', browser: 'Family computer' });
    await until('the button to show it', async () => (await office.badge()) === '+5?');
    expect(await tablet.badge()).not.toBe('+5?');
    const popup = await office.launched.openExtensionPage('popup.html');
    await waitForText(popup, 'inbox', /Waiting in other browsers: 1$/);
    await popup.close();
    await setPin(office, PIN);
    const page = await weekPage(office);
    await waitForText(page, 'inbox-request', /Mia.*Today: 2 min/);
    await page.locator(`${at('inbox-request')} ${at('request-submit')}`).click();
    await waitForText(page, 'inbox-sent', /Family computer/);
    await until('the button to show it no more', async () => (await office.badge()) !== '+5?');
    const answered = Date.now();
    for (const kintime of [family, tablet]) {
      await untilHeard(kintime, 'the yes', async () => isOpen(kintime));
    }
    info.annotations.push({ type: 'opened', description: `after ${Date.now() - answered} ms` });
    await waitUntilPlayed(await family.visit('/foryou'), 2 * SECOND);
  });

  /** Who set limits for whom in which other browser, as _What changed_ has it. */
  async function loggedLimits(kintime: Kintime): Promise<unknown[][]> {
    const { log } = await kintime.stored();
    return log.flatMap((entry) =>
      entry.what === 'agreement-made' ? [[entry.who, entry.whom, entry.on]] : [],
    );
  }

  async function connect(kintime: Kintime, browser: string): Promise<void> {
    await (await connectFolder(kintime, { ...folder, browser })).close();
  }
});
