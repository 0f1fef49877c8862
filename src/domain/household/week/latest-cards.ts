import type { WeekCard } from './week-card.ts';

/** What a card is to whoever may have one of the same week and device already. */
export type CardFreshness = 'new' | 'newer' | 'same' | 'older';

/** What a card that comes in changes. The same card twice changes nothing; an old one comes never back. */
export function freshnessOf(known: WeekCard | undefined, card: WeekCard): CardFreshness {
  if (known === undefined) return 'new';
  if (known.counter !== card.counter) return known.counter < card.counter ? 'newer' : 'older';
  // Two devices cannot make the same counter, but a device whose memory was put back could.
  const [before, after] = [JSON.stringify(known), JSON.stringify(card)];
  return before === after ? 'same' : before < after ? 'newer' : 'older';
}

/**
 * The newest card of each member, device and week. Whatever comes in, in whatever order and
 * however often, the outcome is the same.
 */
export function latestCards(cards: readonly WeekCard[]): WeekCard[] {
  const newest = new Map<string, WeekCard>();
  for (const card of cards) {
    const key = JSON.stringify([card.person, card.device, card.week]);
    const news = freshnessOf(newest.get(key), card);
    if (news === 'new' || news === 'newer') newest.set(key, card);
  }
  return [...newest.values()];
}
