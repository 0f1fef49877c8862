import { splitAtDays } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { FEEDS } from './feeds.ts';
import { splitAtSwitches } from '../people/members.ts';
import type { Switch } from '../people/members.ts';
import type { Claim, Span } from './span.ts';
import type { EpochMs } from '../time/units.ts';

/**
 * The time covered by either list, each instant once (design: Counting, rule 3): sorted, never
 * overlapping, and in as few pieces as can be. An instant claimed more than once goes to the
 * first feed in `FEEDS`, then to the smaller member, date and zone, so that neither the order of
 * arrival nor a repeat changes the outcome. Empty pieces are left out.
 * @param stored spans of one device and site, in any order
 * @param added spans of the same device and site, in any order, overlapping as they may
 * @throws RangeError for spans of more than one device or site, whose time is no shared time
 */
export function mergeSpans(stored: readonly Span[], added: readonly Span[]): Span[] {
  const claims = [...stored, ...added].filter(({ start, end }) => start < end);
  const [first] = claims;
  if (first === undefined) return [];
  if (claims.some(({ device, site }) => device !== first.device || site !== first.site)) {
    throw new RangeError('Spans of different devices or sites do not share their time');
  }

  // Between two neighbouring cuts nothing changes, so each such piece has one owner. The
  // foremost claims choose first, and each later one takes what is still free.
  const cuts = [...new Set(claims.flatMap(({ start, end }) => [start, end]))].toSorted(
    (a, b) => a - b,
  );
  const places = new Map(cuts.map((cut, place) => [cut, place]));
  const owners: (Span | undefined)[] = cuts.map(() => undefined);
  const free = freePlaces(cuts.length);
  for (const claim of claims.toSorted(compareOwners)) {
    const end = places.get(claim.end) ?? 0;
    for (let i = free.from(places.get(claim.start) ?? end); i < end; i = free.from(i)) {
      owners[i] = claim;
      free.take(i);
    }
  }
  return joinPieces(cuts, owners);
}

/**
 * A claim as spans: split at each day boundary, each change of calendar (design: Counting,
 * rule 7) and each switch of member (rule 3).
 * @throws RangeError for an empty list of calendars or switches, or an unknown zone
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

/** Below 0 when `a` has the better right to an instant that both claim, 0 when they are alike. */
function compareOwners(a: Span, b: Span): number {
  return (
    FEEDS.indexOf(a.feed) - FEEDS.indexOf(b.feed) ||
    compareText(a.member, b.member) ||
    compareText(a.date, b.date) ||
    compareText(a.zone, b.zone)
  );
}

/** By code unit: the order must not depend on the language of the browser. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Places that can be taken one by one; finds the next free one without walking over the taken. */
function freePlaces(count: number): { from(place: number): number; take(place: number): void } {
  const next = Array.from({ length: count + 1 }, (_, place) => place);
  const step = (place: number): number => next[place] ?? count;
  return {
    from(place) {
      let found = place;
      while (step(found) !== found) {
        // Each walk halves the way for the next one.
        next[found] = step(step(found));
        found = step(found);
      }
      return found;
    },
    take(place) {
      next[place] = place + 1;
    },
  };
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
