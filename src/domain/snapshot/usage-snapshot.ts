import type { Day } from '../tracking/day-totals.ts';
import type { Gap } from '../tracking/gaps.ts';
import { recordsOfMember } from '../stats/coverage.ts';
import type { MemberRecords } from '../stats/coverage.ts';
import { memberSince, memberAt } from '../people/members.ts';
import type { PublicMember, Switch } from '../people/members.ts';
import type { PublicSettings } from '../settings/settings.ts';
import type { Span } from '../tracking/span.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** Everything that the screens show of some dates. Costs a row a day, however long the history is. */
export interface UsageSnapshot {
  readonly settings: PublicSettings;
  readonly members: readonly PublicMember[];
  readonly switches: readonly Switch[];
  readonly days: readonly Day[];
  /** The gaps that keep a day from being measured, of all time; there are few. */
  readonly disqualifyingGaps: readonly Gap[];
}

/** What lies below the totals of some dates: what was not counted, and the pieces of one day. */
export interface WeekDetails {
  /** Those that began in the time asked for. */
  readonly gaps: readonly Gap[];
  /** Of everybody, on the one date asked for; spans are kept for a while only. */
  readonly spans: readonly Span[];
  /** The first date that has a row at all, whosever; `null` for none. */
  readonly firstDate: DayKey | null;
}

/** The members who share this browser; others are known from a file. */
export function membersHere({ members }: UsageSnapshot): readonly PublicMember[] {
  return members.filter(({ elsewhere }) => elsewhere !== true);
}

/**
 * The days of one member: not those of the others who share this browser. What came in with a
 * file has no other owner here.
 * @param whose the member who is current, unless another one is named
 */
export function ownDays(snapshot: UsageSnapshot, now: EpochMs, whose?: string): readonly Day[] {
  return ownOf(snapshot, snapshot.days, now, whose);
}

/** The same for spans that were read beside the picture. */
export function ownSpans(
  snapshot: UsageSnapshot,
  spans: readonly Span[],
  now: EpochMs,
  whose?: string,
): readonly Span[] {
  return ownOf(snapshot, spans, now, whose);
}

/**
 * What tells which days of a member are known. Kintime was on for all who share this browser,
 * whoever of them watched, but for nobody before they came.
 * @param own the days of that member (`ownDays`)
 * @param whose the member who is current, unless another one is named
 */
export function ownRecords(
  { settings, switches, days, disqualifyingGaps }: UsageSnapshot,
  own: readonly Day[],
  { now, today }: { readonly now: EpochMs; readonly today: DayKey },
  whose?: string,
): MemberRecords {
  const member = whose ?? memberAt(switches, now);
  return recordsOfMember(
    {
      // The page that shows this runs, so Kintime is on, whether or not today has a row yet.
      days: settings.countingSince === null ? days : [...days, { date: today }],
      disqualifyingGaps,
      calendars: settings.calendars,
    },
    own,
    member === null ? -Infinity : memberSince(switches, member),
  );
}

function ownOf<T extends { readonly member: string }>(
  snapshot: UsageSnapshot,
  rows: readonly T[],
  now: EpochMs,
  whose: string | undefined,
): readonly T[] {
  const current = whose ?? memberAt(snapshot.switches, now);
  if (current === null) return rows;
  const others = membersHere(snapshot).filter(({ id }) => id !== current);
  return rows.filter(({ member }) => !others.some(({ id }) => id === member));
}
