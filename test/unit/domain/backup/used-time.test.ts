import { describe, expect, it } from 'vitest';
import { usedTimeDueIn, usedTimes } from '../../../../src/domain/backup/used-time.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../src/domain/tracking/day-totals.ts';
import type { UsedTime } from '../../../../src/domain/tracking/used-time.schema.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';

const ID = { device: 'laptop', member: 'mia', site: 'tiktok', date: '2026-05-06' };

function day(minutes: number, more: Partial<Day> = {}): Day {
  return { ...emptyDay(ID, 'UTC'), activeMs: minutes * MINUTE, ...more };
}

describe('the time that members used', () => {
  it.each<[string, Day[], number | null]>([
    ['has no rest without a limit', [day(10)], null],
    ['leaves a rest of the limit', [day(10, { limitMs: 30 * MINUTE })], 20],
    ['leaves extra time too', [day(30, { limitMs: 30 * MINUTE, grantedMs: 5 * MINUTE })], 5],
    [
      'leaves what messages do not take where they stay open',
      [day(30, { limitMs: 30 * MINUTE, unchargedMs: 10 * MINUTE })],
      10,
    ],
    ['leaves nothing once the limit is reached', [day(40, { limitMs: 30 * MINUTE })], 0],
    [
      'adds up over sites',
      [day(10, { limitMs: 30 * MINUTE }), day(15, { limitMs: 30 * MINUTE, site: 'other' })],
      5,
    ],
  ])('%s', (_, days, left) => {
    const [used] = usedTimes(days, []);
    expect(used?.leftMs ?? null).toBe(left === null ? null : left * MINUTE);
  });

  it('includes what was lost before, and what was in messages', () => {
    const lost = { member: 'mia', date: ID.date, start: 0, end: 7 * MINUTE };
    const days = [day(10, { feedsMs: { messages: 2 * MINUTE }, limitMs: 30 * MINUTE })];
    expect(usedTimes(days, [{ ...lost, feed: 'messages' }])).toEqual([
      {
        member: 'mia',
        date: ID.date,
        ms: 17 * MINUTE,
        messagesMs: 9 * MINUTE,
        leftMs: 13 * MINUTE,
      },
    ]);
  });

  it('leaves out days on which nobody watched', () => {
    expect(usedTimes([day(0)], [])).toEqual([]);
  });
});

function row(minutes: number, left: number | null = null, date = ID.date): UsedTime {
  const leftMs = left === null ? null : left * MINUTE;
  return { member: 'mia', date, ms: minutes * MINUTE, messagesMs: 0, leftMs };
}

describe('a copy of the time that members used', () => {
  it.each<[string, UsedTime[], UsedTime[], number]>([
    ['is due 5 minutes on', [row(10)], [row(10)], 5],
    ['is due the sooner the further it lags', [row(10)], [row(13)], 2],
    ['is due at 5 minutes', [row(10)], [row(15)], 0],
    ['is due at 5 minutes of a new day', [row(10)], [row(10), row(5, null, '2026-05-07')], 0],
    ['is due when the limit is reached', [row(28, 2)], [row(30, 0)], 0],
    ['is due no later than the limit can be reached', [row(28, 2)], [row(28, 2)], 2],
    ['is due in 5 minutes once the limit is reached', [row(30, 0)], [row(30, 0)], 5],
    ['is due when extra time opens again', [row(30, 0)], [row(30, 15)], 0],
    ['is due when a day is gone', [row(10), row(1, null, '2026-05-01')], [row(10)], 0],
    ['is due when a day has less', [row(10)], [row(4)], 0],
    ['of nothing is due in 5 minutes', [], [], 5],
  ])('%s', (_, copied, current, minutes) => {
    expect(usedTimeDueIn(copied, current)).toBe(minutes * MINUTE);
  });
});
