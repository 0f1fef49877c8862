import { splitAtDays } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { FEEDS } from './feeds.ts';
import { compareText } from '../i18n/compare-text.ts';
import { splitAtSwitches } from '../people/members.ts';
import type { Switch } from '../people/members.ts';
import type { Claim, Span } from './span.ts';
import type { EpochMs } from '../time/units.ts';

/**
 * The union of two lists of spans, each instant once (rule C3): sorted, without overlaps, adjacent
 * spans joined. An instant claimed more than once goes to the first feed in `FEEDS`, then to the
 * smaller member, date and zone, so the operation is commutative, associative and idempotent.
 * Empty spans are dropped.
 * @param stored spans of one device and site, in any order, overlapping or not
 * @param added spans of the same device and site, likewise
 * @throws RangeError if the spans are of more than one device or site
 */
export function mergeSpans(stored: readonly Span[], added: readonly Span[]): Span[] {
  const claims = [...stored, ...added].filter(({ start, end }) => start < end);
  const [first] = claims;
  if (first === undefined) return [];
  if (claims.some(({ device, site }) => device !== first.device || site !== first.site)) {
    throw new RangeError('Only spans of one device and site can be merged');
  }
  // Most lists come from the database or a file, where they have been merged before.
  if (isMerged(claims)) return claims;

  // The pieces between adjacent cuts have one owner each. In order of precedence, every claim
  // takes the pieces within it that are still free.
  const cuts = [...new Set(claims.flatMap(({ start, end }) => [start, end]))].toSorted(
    (a, b) => a - b,
  );
  const indexes = new Map(cuts.map((cut, i) => [cut, i]));
  const owners: (Span | undefined)[] = cuts.map(() => undefined);
  const free = new FreeIndexes(cuts.length);
  for (const claim of claims.toSorted(compareOwners)) {
    const end = indexes.get(claim.end) ?? 0;
    for (let i = free.next(indexes.get(claim.start) ?? end); i < end; i = free.next(i)) {
      owners[i] = claim;
      free.take(i);
    }
  }
  return joinPieces(cuts, owners);
}

/**
 * Converts a claim to spans: split at day boundaries, changes of calendar (rule C7) and switches
 * of member (rule C3).
 * @throws RangeError if there are no calendars or no switches, or a zone is unknown
 */
export function splitClaim(
  claim: Claim,
  place: Pick<Span, 'device' | 'site'>,
  calendars: readonly Calendar[],
  switches: readonly Switch[],
): Span[] {
  const { device, site } = place;
  return splitAtDays(calendars, claim).flatMap(({ date, zone, ...piece }) =>
    splitAtSwitches(switches, piece).map(({ start, end, member }) => ({
      start,
      end,
      device,
      member,
      site,
      feed: claim.feed,
      date,
      zone,
    })),
  );
}

/** Whether spans are in order and neither overlap nor could be joined. */
function isMerged(spans: readonly Span[]): boolean {
  return spans.every((span, i) => {
    const before = spans[i - 1];
    if (before === undefined || before.end < span.start) return true;
    return before.end === span.start && compareOwners(before, span) !== 0;
  });
}

/** Negative if `a` takes precedence for an instant that both claim; 0 if both have the same owner. */
function compareOwners(a: Span, b: Span): number {
  return (
    FEEDS.indexOf(a.feed) - FEEDS.indexOf(b.feed) ||
    compareText(a.member, b.member) ||
    compareText(a.date, b.date) ||
    compareText(a.zone, b.zone)
  );
}

/**
 * Finds the next free index at or after another. A union-find with path halving: thousands of
 * overlapping claims would otherwise walk over the same taken indexes again and again.
 */
class FreeIndexes {
  readonly #next: number[];

  constructor(count: number) {
    this.#next = Array.from({ length: count + 1 }, (_, i) => i);
  }

  next(from: number): number {
    let i = from;
    while (this.#parent(i) !== i) {
      const skipped = this.#parent(this.#parent(i));
      this.#next[i] = skipped;
      i = skipped;
    }
    return i;
  }

  take(i: number): void {
    this.#next[i] = i + 1;
  }

  #parent(i: number): number {
    return this.#next[i] ?? i;
  }
}

function joinPieces(cuts: readonly EpochMs[], owners: readonly (Span | undefined)[]): Span[] {
  const joined: Span[] = [];
  for (const [i, owner] of owners.entries()) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    if (owner === undefined || start === undefined || end === undefined) continue;
    const last = joined.at(-1);
    if (last !== undefined && last.end === start && compareOwners(last, owner) === 0) {
      joined[joined.length - 1] = { ...last, end };
    } else {
      joined.push({ ...owner, start, end });
    }
  }
  return joined;
}
