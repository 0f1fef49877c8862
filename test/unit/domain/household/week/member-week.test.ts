import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { days, desk, OFF, weekOf } from './week-of-cards-fixture.ts';
import { card } from './week-card-fixture.ts';

describe('one member’s week over several devices', () => {
  it('adds up what was watched and opened', () => {
    const week = weekOf(
      card({ lateMs: 10 * MINUTE }),
      card({ ...desk, totalMs: 2 * HOUR, opens: 5 }),
    );
    expect(week).toMatchObject({ totalMs: 9 * HOUR, opens: 25, lateMs: 10 * MINUTE, devices: 2 });
  });

  it('has the longest session of any', () => {
    expect(weekOf(card(), card({ ...desk, longestMs: 2 * HOUR })).longestMs).toBe(2 * HOUR);
  });

  it.each([
    ['a device that was off takes nothing away', 'xxxxx--', 'xxxx---', '-------', 5],
    ['days of different devices add up', 'xxxx---', '---xxxx', '-------', 7],
    ['a day that is missing on one device is missing', 'xxxxxxx', 'xxxx---', '-----xx', 5],
  ])('%s', (_, here, there, brokenThere, measuredDays) => {
    const week = weekOf(
      card({ measured: days(here) }),
      card({ ...desk, measured: days(there), broken: days(brokenThere) }),
    );
    expect(week.measuredDays).toBe(measuredDays);
  });

  it('has a typical day only where one device alone was watched on', () => {
    expect(weekOf(card(), card(OFF)).typicalMs).toBe(HOUR);
    expect(weekOf(card(), card(desk)).typicalMs).toBeNull();
  });

  it('says skipped only where every card does', () => {
    expect(weekOf(card({ skipped: 2 }), card({ ...desk, skipped: 3 })).skipped).toBe(5);
    expect(weekOf(card({ skipped: 2 }), card(desk)).skipped).toBeNull();
  });

  it('was kept on a day only if it was on all devices', () => {
    const [here, there] = [
      { days: 6, of: 7 },
      { days: 4, of: 5 },
    ];
    expect(weekOf(card({ kept: here }), card({ ...desk, kept: there })).kept).toEqual({
      days: 5,
      of: 7,
    });
    expect(weekOf(card({ kept: here }), card(desk)).kept).toEqual(here);
  });

  it('never shows a week without measuring as zero', () => {
    expect(weekOf(card(OFF)).totalMs).toBeNull();
    expect(weekOf(card({ ...OFF, measured: days('x------') })).totalMs).toBe(0);
  });
});
