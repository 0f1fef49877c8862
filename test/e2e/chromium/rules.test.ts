import { WEEKDAYS } from '../../../src/domain/time/calendar.ts';
import type { QuietWindow, Rules, Strength } from '../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import type { Reason } from '../../../src/domain/limits/evaluation/outcome.ts';
import {
  request,
  waitForClosedPage,
  daily,
  insertWatchedTime,
  setPin,
  setRules,
  currentVerdict,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';

/** Tests run near noon. */
const aroundNoon = (kind: QuietWindow['kind'], strength: Strength): Partial<Rules> => ({
  windows: [{ kind, from: '09:00', to: '15:00', weekdays: WEEKDAYS, strength }],
});

const session = (strength: Strength): Partial<Rules> => ({
  session: { lengthMs: MINUTE, breakMs: 15 * MINUTE, strength, messagesOpen: false },
});

const weekly = (strength: Strength): Partial<Rules> => ({
  weekly: { limitMs: MINUTE, strength },
});

const RULES: readonly (readonly [Reason, (strength: Strength) => Partial<Rules>])[] = [
  ['bedtime', (strength) => aroundNoon('bedtime', strength)],
  ['quiet', (strength) => aroundNoon('quiet', strength)],
  ['session', session],
  ['daily', (strength) => daily(MINUTE, strength)],
  ['weekly', weekly],
];

test('each rule asks where it is soft and stops where it is firm', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime);
  const first = await kintime.visit('/foryou');
  await waitUntilPlayed(first, 3000);
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await insertWatchedTime(kintime, 3 * MINUTE);
  await first.close();
  for (const [reason, rule] of RULES) {
    // oxlint-disable no-await-in-loop
    await setRules(kintime, {});
    expect(await currentVerdict(kintime), reason).toMatchObject({ state: 'open', reason: null });
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 300);

    await setRules(kintime, rule('soft'));
    await until(`${reason} to ask`, async () =>
      page.evaluate(
        () =>
          document.documentElement.querySelector(':scope > :not(head, body)') !== null &&
          [...document.querySelectorAll('video')].every((video) => video.paused),
      ),
    );
    expect(await currentVerdict(kintime), reason).toMatchObject({ state: 'paused', reason });

    await setRules(kintime, rule('firm'));
    await waitForClosedPage(page);
    expect(await currentVerdict(kintime), reason).toMatchObject({ state: 'closed', reason });
    await page.close();
    // oxlint-enable no-await-in-loop
  }
});

test('extra time lifts bedtime only with "also past bedtime"', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime, '482915');
  await setRules(kintime, aroundNoon('bedtime', 'firm'));
  const given = { minutes: 5, code: '482915', reason: 'one more song' };
  await request(kintime, 'extra-time', { ...given, pastBedtime: false });
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'bedtime' });
  await request(kintime, 'extra-time', { ...given, pastBedtime: true });
  expect(await currentVerdict(kintime)).toMatchObject({
    state: 'open',
    next: { reason: 'bedtime' },
  });
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 1000);
});
