import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestCards, freshnessOf } from '../../../../../src/domain/household/week/latest-cards.ts';
import { householdWeekOf } from '../../../../../src/domain/household/week/household-week.ts';
import { card, cards, person, WEEK } from './week-card-fixture.ts';

const lists = fc.array(cards, { maxLength: 12 });
/** Shuffles cards and duplicates some of them. */
const shuffled = lists.chain((list) =>
  fc
    .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list))
    .map(([other, again]) => [list, [...other, ...again]] as const),
);

const keyOf = ({ person: whose, device, week }: ReturnType<typeof card>) =>
  [whose, device, week].join(' ');
const sorted = (list: readonly ReturnType<typeof card>[]) =>
  list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

describe('the cards that are kept', () => {
  it('are the same in whatever order and however often they come', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(sorted(latestCards(other))).toEqual(sorted(latestCards(list)));
      }),
    );
  });

  it('stay the same when they come again', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const once = latestCards(list);
        expect(latestCards([...once, ...list])).toEqual(once);
      }),
    );
  });

  it('lose nobody, and are the newest', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const kept = latestCards(list);
        expect(kept.map(keyOf).toSorted()).toEqual([...new Set(list.map(keyOf))].toSorted());
        for (const one of kept) {
          const same = list.filter((other) => keyOf(other) === keyOf(one));
          expect(one.counter).toBe(Math.max(...same.map(({ counter }) => counter)));
        }
      }),
    );
  });

  it('make the same page on every device', () => {
    const persons = [person(3), person(1, { grownUp: true }), person(2)];
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(householdWeekOf(WEEK, persons.toReversed(), other)).toEqual(
          householdWeekOf(WEEK, persons, list),
        );
      }),
    );
  });
});

describe('a card that comes in', () => {
  it.each([
    ['is new where there was none', undefined, card(), 'new'],
    ['is the same the second time', card(), card(), 'same'],
    ['takes the place of an older one', card(), card({ counter: 2 }), 'newer'],
    ['is refused where a newer one is', card({ counter: 2 }), card(), 'older'],
  ] as const)('%s', (_, known, coming, news) => {
    expect(freshnessOf(known, coming)).toBe(news);
  });
});
