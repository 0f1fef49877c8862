import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { card, cards as anyCards, personId } from './week-card-fixture.ts';
import { desk, weekOf } from './week-of-cards-fixture.ts';

const NINE = { days: 7, ms: 9 * HOUR, lowMs: 8 * HOUR, highMs: 10.5 * HOUR };

describe('the time elsewhere in a row', () => {
  it.each<[what: string, cards: readonly WeekCard[], row: object]>([
    ['is unknown where no card says it', [card()], { elsewhere: null, elsewhereLarger: false }],
    [
      'is what the card says',
      [card({ elsewhere: NINE })],
      { elsewhere: NINE, elsewhereLarger: true },
    ],
    [
      'takes the place of what the phone said',
      [card({ elsewhere: NINE, phoneMs: 20 * HOUR })],
      { elsewhere: NINE, phoneMs: null },
    ],
    [
      'takes its place on another device, too',
      [card({ elsewhere: NINE }), card({ ...desk, phoneMs: 20 * HOUR })],
      { phoneMs: null },
    ],
    [
      'keeps what the phone said where it is not known',
      [card({ phoneMs: 3 * HOUR })],
      { elsewhere: null, phoneMs: 3 * HOUR },
    ],
    [
      'leaves out what another browser of the member measured, down to nothing',
      [card({ elsewhere: NINE }), card({ ...desk, totalMs: 8.5 * HOUR })],
      { elsewhere: { ...NINE, ms: HOUR / 2, lowMs: 0 }, elsewhereLarger: false },
    ],
    [
      'is the larger of two',
      [card({ elsewhere: { ...NINE, ms: 8 * HOUR } }), card({ ...desk, elsewhere: NINE })],
      { elsewhere: { ...NINE, ms: 2 * HOUR, lowMs: HOUR } },
    ],
  ])('%s', (_, cards, row) => {
    expect(weekOf(...cards)).toMatchObject(row);
  });

  it('makes the browser alone say nothing where it is more', () => {
    expect(weekOf(card({ elsewhere: NINE })).comparison.kind).toBe('none');
    expect(weekOf(card({ elsewhere: { ...NINE, ms: HOUR } })).comparison.kind).not.toBe('none');
  });

  it('does not depend on the order of the cards, nor ever stand beside a phone', () => {
    fc.assert(
      fc.property(fc.array(anyCards, { minLength: 1, maxLength: 8 }), (all) => {
        const own = all.map((one, i) => ({
          ...card(),
          ...one,
          person: personId(1),
          counter: i + 1,
        }));
        const week = weekOf(card(), ...own);
        expect(weekOf(...own.toReversed(), card()).elsewhere).toEqual(week.elsewhere);
        if (week.elsewhere !== null) expect(week.phoneMs).toBeNull();
      }),
    );
  });
});
