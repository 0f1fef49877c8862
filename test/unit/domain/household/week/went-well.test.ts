import { describe, expect, it } from 'vitest';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { days, weekOf } from './week-of-cards-fixture.ts';
import { against, card } from './week-card-fixture.ts';

describe('what went well is the first that holds', () => {
  const lessLate = { lateNowMs: 15 * MINUTE, lateBeforeMs: 30 * MINUTE };
  const shorter = { longestNowMs: 30 * MINUTE, longestBeforeMs: 45 * MINUTE };
  const often = { kept: { days: 5, of: 7 } };

  it.each<[string, Partial<WeekCard>, string | null]>([
    [
      'kept on five days',
      { ...often, against: against(0, 0, { ...lessLate, ...shorter }), lookedAgain: true },
      'kept',
    ],
    ['kept on four days is not enough', { kept: { days: 4, of: 7 } }, null],
    [
      'less after 22:00',
      { against: against(0, 0, { ...lessLate, ...shorter }), lookedAgain: true },
      'less-late',
    ],
    [
      'less after 22:00 by 10 minutes is not enough',
      {
        lateMs: 20 * MINUTE,
        against: against(0, 0, { lateNowMs: 20 * MINUTE, lateBeforeMs: 30 * MINUTE }),
      },
      null,
    ],
    [
      'a shorter longest session',
      { longestMs: 30 * MINUTE, against: against(0, 0, shorter), lookedAgain: true },
      'shorter-sessions',
    ],
    [
      'nothing that a day without a comparison contradicts',
      { longestMs: HOUR, lateMs: HOUR, against: against(0, 0, { ...lessLate, ...shorter }) },
      null,
    ],
    ['the agreement looked at again', { lookedAgain: true }, 'looked-again'],
    ['nothing', {}, null],
    [
      'nothing of the browser alone where the phone has more',
      { ...often, against: against(0, 0, lessLate), phoneMs: 20 * HOUR },
      null,
    ],
    [
      'the agreement looked at again, whatever the phone has',
      { ...often, phoneMs: 20 * HOUR, lookedAgain: true },
      'looked-again',
    ],
    [
      'nothing over too few weekdays',
      { against: { ...against(0, 0, lessLate), same: days('xxx----') } },
      null,
    ],
  ])('%s', (_, more, wentWell) => {
    expect(weekOf(card(more)).wentWell).toBe(wentWell);
  });
});
