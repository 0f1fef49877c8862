import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  DEFAULT_HOURS,
  WEEKDAYS,
  weekdayOf,
  dateOf,
} from '../../../../src/domain/time/calendar.ts';
import { dueReminder, nextReminder } from '../../../../src/domain/household/weekly-reminder.ts';
import { DAY, MINUTE } from '../../../../src/domain/time/units.ts';
import { moment, zones } from '../../../arbitraries.ts';

const BERLIN = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
/** Sundays at half past six. */
const SUNDAY = { weekday: 7, at: '18:30' } as const;

describe('the next weekly moment', () => {
  it.each([
    ['earlier in the week', '2026-05-06T12:00Z', '2026-05-10T16:30Z'],
    ['on the day, before', '2026-05-10T16:29Z', '2026-05-10T16:30Z'],
    ['at the moment itself: the next one', '2026-05-10T16:30Z', '2026-05-17T16:30Z'],
    ['after midnight, when Sunday is not over', '2026-05-11T01:00Z', '2026-05-17T16:30Z'],
    ['in the week of a clock change', '2026-10-20T12:00Z', '2026-10-25T17:30Z'],
  ])('%s', (_, now, next) => {
    expect(nextReminder(SUNDAY, BERLIN, moment(now))).toBe(moment(next));
  });

  it('is ahead, on its weekday, and at most eight days away', () => {
    const nows = fc.integer({ min: moment('2005-01-01T00:00Z'), max: moment('2030-01-01T00:00Z') });
    const times = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map((m) => [m / 60, m % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(nows, fc.constantFrom(...WEEKDAYS), times, zones, (now, weekday, at, zone) => {
        const calendar = { from: 0, zone, ...DEFAULT_HOURS };
        const next = nextReminder({ weekday, at }, calendar, now);
        expect(next).toBeGreaterThan(now);
        expect(next).toBeLessThanOrEqual(now + 8 * DAY);
        // A zone that skipped a date has no reminder on it.
        if (zone !== 'Pacific/Apia') expect(weekdayOf(dateOf(calendar, next))).toBe(weekday);
      }),
    );
  });
});

describe('the moment that is still worth a word', () => {
  const at = moment('2026-05-10T16:30Z');

  it.each([
    ['before it came', '2026-05-10T16:29Z', 0, null],
    ['when it comes', '2026-05-10T16:30Z', 0, at],
    ['when the browser is opened later that evening', '2026-05-10T21:00Z', 0, at],
    ['the next morning', '2026-05-11T06:00Z', 0, null],
    ['a week later, before the next one', '2026-05-17T12:00Z', 0, null],
    ['when it was said', '2026-05-10T16:45Z', at, null],
    ['when it was chosen on that evening, too late for it', '2026-05-10T17:00Z', at + MINUTE, null],
    ['when the one of last week was said', '2026-05-10T16:30Z', at - 7 * DAY, at],
  ])('%s', (_, now, saidAt, due) => {
    expect(dueReminder(SUNDAY, BERLIN, moment(now), saidAt)).toBe(due);
  });

  test('nothing piles up: after a month with the browser closed there is one at most', () => {
    let said = moment('2026-04-05T16:30Z');
    let words = 0;
    for (let now = moment('2026-05-10T17:00Z'); now < moment('2026-05-16T00:00Z'); now += DAY / 4) {
      const due = dueReminder(SUNDAY, BERLIN, now, said);
      if (due === null) continue;
      said = due;
      words += 1;
    }
    expect(words).toBe(1);
  });
});
