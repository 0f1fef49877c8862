import { afterEach, describe, expect, it, vi } from 'vitest';
import { demoResponder, startDemo } from '../../../../src/app/demo/demo-answers.ts';
import { dateOf, firstCalendar, weekdayOf } from '../../../../src/domain/time/calendar.ts';
import { machineClock, machineZone } from '../../../../src/platform/clock.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const { now: readClock } = machineClock;
afterEach(() => {
  machineClock.now = readClock;
});

describe('the sample', () => {
  it('stands at the last evening of a week, and its time goes on', () => {
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      let wall = Date.UTC(2026, 5, day, 12);
      machineClock.now = () => ({ wall, mono: 0 });
      startDemo();
      const first = machineClock.now().wall;
      // Here weeks begin on a Monday.
      expect(weekdayOf(dateOf(firstCalendar(machineZone()), first))).toBe(7);
      expect(new Date(first).getHours()).toBe(20);
      wall += HOUR;
      expect(machineClock.now().wall - first).toBe(HOUR);
    }
  });

  it('has a household, and a card of its member', async () => {
    const household = await demoResponder({ name: 'household' });
    expect(household).toMatchObject({ ok: true, household: { persons: [{}, {}] } });
    const week = await demoResponder(
      Object.assign({ name: 'household-week' } as const, { week: '2026-05-03' }),
    );
    expect(week).toMatchObject({ ok: true, week: { rows: [{ name: 'Dad' }, { name: 'Mia' }] } });
  });

  it('is in step with another browser, where nobody waits', async () => {
    expect(await demoResponder({ name: 'folder' })).toMatchObject({
      folder: { problem: null, others: [{ browser: 'Family computer', people: ['Mia', 'Dad'] }] },
    });
    expect(await demoResponder({ name: 'folder-inbox' })).toEqual({ ok: true, items: [] });
  });
});

describe('the sample answers for the background', () => {
  it('what only reads, with the dates that were asked for', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    const profile = await demoResponder({ name: 'profile' });
    expect(profile).toMatchObject({ ok: true, profile: { hasPin: true } });
    const read = await demoResponder(Object.assign({ name: 'usage' } as const, { dates: [] }));
    expect(read).toMatchObject({ ok: true, snapshot: { days: [] } });
    expect(send).not.toHaveBeenCalled();
  });

  it.each(['delete', 'unlock', 'save-agreement', 'start-counting', 'export'] as const)(
    'and refuses to %s',
    async (name) => {
      expect(await demoResponder({ name })).toEqual({
        ok: false,
        error: 'not-allowed',
        detail: 'This is sample data. Nothing was changed.',
      });
    },
  );
});
