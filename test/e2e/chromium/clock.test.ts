import { HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import type { Millis } from '../../../src/domain/time/units.ts';
import {
  bedtimeIn,
  browserProfile,
  currentVerdict,
  request,
  sendMessage,
  setPin,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { putRows } from '../rows.ts';

/** Sets the background's clock by so much; pages keep theirs. */
async function setClock(kintime: Kintime, by: Millis): Promise<void> {
  await kintime.launched.inBackground((offset) => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + offset;
  }, by);
}

async function logged(kintime: Kintime): Promise<readonly string[]> {
  return (await kintime.stored()).log.map(({ what }) => what);
}

test.describe('a clock that is changed', () => {
  test('10 hours forward and back leaves bedtime as it is, and is logged both times', async ({
    open,
  }) => {
    const kintime = await open();
    await setRules(kintime, bedtimeIn(-60));
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'bedtime' });

    await setClock(kintime, 10 * HOUR);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
    // As a report does.
    const seenAt = await kintime.launched.inBackground(() => Date.now());
    await putRows(kintime.reader, { settings: [{ key: 'seenAt', value: seenAt }] });
    await setClock(kintime, -10 * HOUR);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'bedtime' });
    await waitForClosedPage(await kintime.visit('/foryou'));

    expect(await logged(kintime)).toEqual(expect.arrayContaining(['clock-forward', 'clock-back']));
    const { facts } = await request(kintime, 'integrity', {});
    const jump = facts.find((fact) => fact.what === 'jumps' && fact.reason === 'clock-forward');
    expect(jump).toMatchObject({ count: 1 });
  });

  test('brings a new PIN no nearer', async ({ open }) => {
    const kintime = await open();
    await setPin(kintime, '482915');
    await request(kintime, 'lock', {});
    await request(kintime, 'request-pin-reset', {});
    const { reset } = await browserProfile(kintime);
    const from = reset?.askedAt ?? 0;
    // As after 2 hours in which Kintime ran.
    const days = [{ day: 0, ranMs: 2 * HOUR }];
    await putRows(kintime.reader, {
      settings: [{ key: 'pinReset', value: { askedAt: from, from, jumpedMs: 0, days } }],
    });
    await setClock(kintime, 48 * HOUR + MINUTE);
    expect((await browserProfile(kintime)).reset).toMatchObject({
      due: false,
      daysLeft: 2,
      runLeftMs: 0,
    });
    const fresh = { pin: '7777', confirm: '7777', parentName: 'Eve' };
    expect(await sendMessage(kintime, 'unlock', fresh)).toMatchObject({ error: 'wrong-pin' });
  });
});
