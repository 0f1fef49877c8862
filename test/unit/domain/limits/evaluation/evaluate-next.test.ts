import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { at, daily, extra, nextIn, session, weekly, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import {
  NIGHT,
  SOFT,
  OPEN_MESSAGES,
  IN_MESSAGES,
  seen,
  continued,
  night,
} from './evaluate-table.ts';
import type { Row } from './evaluate-table.ts';

const hour = (more: Partial<World> = {}) => world({ daily: daily(60) }, more);
const gentle = (more: Partial<World> = {}) => world({ daily: daily(60, SOFT) }, more);
const weekend = daily(60, { limitsMs: [0, 0, 0, 0, 60 * MINUTE, null, null] });

describe('what comes next', () => {
  test.each<Row>([
    ['nothing without rules', world({}), '12:00', 'nothing'],
    ['bedtime', night(), '12:00', 'firm bedtime at Wed 22:00'],
    [
      'the daily limit, if that is sooner',
      world({ windows: [NIGHT], daily: daily(60) }),
      '12:00',
      'firm daily at Wed 13:00',
    ],
    [
      'the limit of tomorrow where that of today is not reached before it ends',
      hour(),
      '03:30',
      'firm daily at Wed 05:00',
    ],
    [
      'a day of 0 minutes right at its start',
      world({ daily: weekend }),
      'Mon 03:30',
      'firm daily at Mon 04:00',
    ],
    [
      'the break',
      world({ session: session(30, 15) }, seen('11:40-12:00')),
      '12:00',
      'firm session at Wed 12:10',
    ],
    [
      'bedtime, put off by extra time',
      night({ grants: [extra(at('21:50'), 15, { pastBedtime: true })] }),
      '21:50',
      'firm bedtime at Wed 22:15, put off by extra',
    ],
    [
      'the end of extra time during bedtime',
      night({ grants: [extra(at('22:44'), 5, { pastBedtime: true })] }),
      '22:44',
      'firm bedtime at Wed 22:49, put off by extra',
    ],
    [
      'bedtime itself where extra time leaves it alone',
      night({ grants: [extra(at('21:50'), 15)] }),
      '21:50',
      'firm bedtime at Wed 22:00',
    ],
    [
      'a question once "Continue" during bedtime is over',
      world({ windows: [{ ...NIGHT, ...SOFT }] }, continued('22:06')),
      '22:01',
      'soft bedtime at Wed 22:06, put off by continue',
    ],
    [
      'a soft rule once "Continue" is over',
      gentle({ ...seen('18:00-19:01'), ...continued('19:05') }),
      '19:01',
      'soft daily at Wed 19:05',
    ],
    [
      'of two at once, the firm one',
      world({ daily: daily(60, SOFT), weekly: weekly(60) }),
      '12:00',
      'firm weekly at Wed 13:00',
    ],
    [
      'nothing of a limit that messages are left open by',
      world({ daily: daily(60, OPEN_MESSAGES) }, IN_MESSAGES),
      '12:00',
      'nothing',
    ],
  ])('is %s', (_, given, now, expected) => {
    expect(nextIn(given, at(now))).toBe(expected);
  });
});
