import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runWeeklyReminder } from '../../../../src/background/household/weekly-reminder.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { notices } from '../browser-stub.ts';
import { at } from '../services-fixture.ts';
import { made } from '../handlers/household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('the weekly moment', () => {
  const clock = (time: string) => ({ now: () => ({ wall: at(time), mono: 0 }) });
  const SUNDAY = { weekday: 7, at: '18:30' } as const;

  beforeEach(() => {
    notices.splice(0);
  });

  it('is said once, in its hour, and asks for the next one', async () => {
    const background = await made();
    expect(await runWeeklyReminder(background.connection, clock('12:00'))).toBe(Infinity);
    await background.ask('set-weekly-reminder', { moment: SUNDAY });
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

  it('is not said for an evening that is over', async () => {
    const background = await made();
    await background.ask('set-weekly-reminder', { moment: SUNDAY });
    await runWeeklyReminder(background.connection, clock('2026-05-11T09:00'));
    expect(notices).toEqual([]);
  });

  it('is said no more once it was taken away', async () => {
    const background = await made();
    await background.ask('set-weekly-reminder', { moment: SUNDAY });
    await background.ask('set-weekly-reminder', { moment: null });
    await runWeeklyReminder(background.connection, clock('2026-05-10T18:30'));
    expect(notices).toEqual([]);
    expect(await background.logged()).toEqual(
      expect.arrayContaining(['moment-chosen', 'moment-ended']),
    );
  });
});
