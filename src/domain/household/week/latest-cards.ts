import type { WeekCard } from './week-card.ts';

/** How a card relates to a known one of the same member, device and week. */
export type CardFreshness = 'new' | 'newer' | 'same' | 'older';

/** Compares a received card with the known one by counter. */
export function freshnessOf(known: WeekCard | undefined, card: WeekCard): CardFreshness {
  if (known === undefined) return 'new';
  if (known.counter !== card.counter) return known.counter < card.counter ? 'newer' : 'older';
  // A device restored from a backup may use a counter twice; the order only has to be consistent.
  const [before, after] = [JSON.stringify(known), JSON.stringify(card)];
  return before === after ? 'same' : before < after ? 'newer' : 'older';
}

/**
 * The newest card of each member, device and week, independent of the order of the cards and of
 * duplicates.
 */
export function latestCards(cards: readonly WeekCard[]): WeekCard[] {
  const newest = new Map<string, WeekCard>();
  for (const card of cards) {
    const key = JSON.stringify([card.person, card.device, card.week]);
    const freshness = freshnessOf(newest.get(key), card);
    if (freshness === 'new' || freshness === 'newer') newest.set(key, card);
  }
  return [...newest.values()];
}
