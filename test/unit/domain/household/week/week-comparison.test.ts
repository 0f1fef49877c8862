import { describe, expect, it } from 'vitest';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { BEFORE, days, desk, OFF, weekOf } from './week-of-cards-fixture.ts';
import { against, card } from './week-card-fixture.ts';

describe('a member’s week beside the last', () => {
  const less = against(5 * HOUR, 7 * HOUR);

  it.each<[string, readonly WeekCard[], string, number]>([
    ['is less', [card({ against: less })], 'less', 2 * HOUR],
    ['is more', [card({ against: against(9 * HOUR, 7 * HOUR) })], 'more', 2 * HOUR],
    [
      'is about the same under 15 minutes',
      [card({ against: against(HOUR, HOUR + 10 * MINUTE) })],
      'same',
      10 * MINUTE,
    ],
    [
      'is about the same under a tenth',
      [card({ against: against(20 * HOUR, 21 * HOUR) })],
      'same',
      HOUR,
    ],
    [
      'is compared on 4 weekdays and more',
      [card({ against: { ...less, same: days('xxxx---') } })],
      'less',
      2 * HOUR,
    ],
    ['is not compared on 3', [card({ against: { ...less, same: days('xxx----') } })], 'none', 0],
    ['is not compared where nothing was before', [card({ against: null })], 'none', 0],
    [
      'is compared over both devices',
      [card({ against: less }), card({ ...desk, against: against(4 * HOUR, HOUR) })],
      'more',
      HOUR,
    ],
    [
      'is compared where a device at hand on few days fills in',
      [
        card({ against: less }),
        card({ ...desk, against: { ...against(HOUR, HOUR), same: days('-----xx') } }),
      ],
      'less',
      2 * HOUR,
    ],
    [
      'is not spoilt by a device that was off',
      [card({ against: less }), card(OFF)],
      'less',
      2 * HOUR,
    ],
    [
      'is not compared where the time went to a new device',
      [card({ against: less }), card({ ...desk, against: null })],
      'none',
      0,
    ],
    [
      'is not compared where a device of last week has given no card',
      [card({ against: less }), card({ ...desk, week: BEFORE })],
      'none',
      0,
    ],
    [
      'is not compared where the phone has more than the browser',
      [card({ against: less, phoneMs: 8 * HOUR })],
      'none',
      0,
    ],
    [
      'is compared beside a phone that has less',
      [card({ against: less, phoneMs: HOUR })],
      'less',
      2 * HOUR,
    ],
  ])('%s', (_, cards, kind, byMs) => {
    expect(weekOf(...cards).comparison).toMatchObject({ kind, byMs });
  });

  it('says how many devices are missing', () => {
    expect(weekOf(card(), card({ ...desk, week: BEFORE })).missingDevices).toBe(1);
  });
});
