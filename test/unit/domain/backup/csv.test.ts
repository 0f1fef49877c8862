import { describe, expect, it } from 'vitest';
import { daysAsCsv } from '../../../../src/domain/backup/csv.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../src/domain/tracking/day-totals.ts';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';

const HEAD =
  'date,member,device,site,minutes,opened,sessions,longest minutes,after-22:00 minutes,' +
  'for-you minutes,following minutes,friends minutes,explore minutes,live minutes,messages minutes,' +
  'search minutes,profile minutes,other minutes\r\n';
const NOTHING = '0.0,0,0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\r\n';

function day(date: string, facts: Partial<Day> = {}): Day {
  const id = { device: 'd', member: 'm', site: 'tiktok', date };
  return { ...emptyDay(id, 'Europe/Berlin'), ...facts };
}

describe('the days as a table', () => {
  it('is a row of titles where there are no days', () => {
    expect(daysAsCsv([], [])).toBe(HEAD);
  });

  it('has everything of a day, in minutes', () => {
    const busy = day('2026-05-05', {
      activeMs: 42 * MINUTE + 15 * SECOND,
      opens: 3,
      sessions: 2,
      longestMs: 30 * MINUTE,
      lateMs: 6 * SECOND,
      feedsMs: { 'for-you': 40 * MINUTE, other: 2 * MINUTE + 15 * SECOND },
    });
    expect(daysAsCsv([busy], [{ id: 'm', name: 'Åsa' }])).toBe(
      `${HEAD}2026-05-05,Åsa,d,tiktok,42.3,3,2,30.0,0.1,40.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,2.3\r\n`,
    );
  });

  it('is sorted by date, and calls a member without a name by the id', () => {
    const days = [day('2026-05-06'), day('2025-12-31'), day('2026-05-05')];
    const rows = daysAsCsv(days, [{ id: 'm', name: '' }]).split('\r\n');
    expect(rows.slice(1, 4).map((row) => row.slice(0, 12))).toEqual([
      '2025-12-31,m',
      '2026-05-05,m',
      '2026-05-06,m',
    ]);
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['Ana, Bo', '"Ana, Bo"'],
    ['the "boss"', '"the ""boss"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['a=b', 'a=b'],
  ])('writes the name %j as %j', (name, cell) => {
    const text = daysAsCsv([day('2026-05-05')], [{ id: 'm', name }]);
    expect(text).toBe(`${HEAD}2026-05-05,${cell},d,tiktok,${NOTHING}`);
  });
});
