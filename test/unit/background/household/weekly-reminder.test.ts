import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runWeeklyReminder } from '../../../../src/background/household/weekly-reminder.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { notices } from '../browser-stub.ts';
import { at } from '../services-fixture.ts';
import { openWithHousehold } from '../handlers/household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('the weekly reminder', () => {
  const clock = (time: string) => ({ now: () => ({ wall: at(time), mono: 0 }) });
  const SUNDAY = { weekday: 7, at: '18:30' } as const;

  beforeEach(() => {
    notices.splice(0);
  });

  it('is shown once, in its hour, and returns the next time', async () => {
    const background = await openWithHousehold();
    expect(await runWeeklyReminder(background.connection, clock('12:00'))).toBe(Infinity);
    await background.request('set-weekly-reminder', { moment: SUNDAY });
    expect(await runWeeklyReminder(background.connection, clock('12:00'))).toBe(
      at('2026-05-10T18:30'),
    );
    expect(notices).toEqual([]);
    const next = at('2026-05-17T18:30');
    expect(await runWeeklyReminder(background.connection, clock('2026-05-10T18:30'))).toBe(next);
    expect(await runWeeklyReminder(background.connection, clock('2026-05-10T18:31'))).toBe(next);
    expect(notices).toEqual(['momentTitle']);
    expect((await background.read(readSettings)).weeklyReminder).toMatchObject(SUNDAY);
  });

  it('is not shown for an evening that has passed', async () => {
    const background = await openWithHousehold();
    await background.request('set-weekly-reminder', { moment: SUNDAY });
    await runWeeklyReminder(background.connection, clock('2026-05-11T09:00'));
    expect(notices).toEqual([]);
  });

  it('is not shown once it was removed', async () => {
    const background = await openWithHousehold();
    await background.request('set-weekly-reminder', { moment: SUNDAY });
    await background.request('set-weekly-reminder', { moment: null });
    await runWeeklyReminder(background.connection, clock('2026-05-10T18:30'));
    expect(notices).toEqual([]);
    expect(await background.loggedEvents()).toEqual(
      expect.arrayContaining(['moment-chosen', 'moment-ended']),
    );
  });
});
