import type { Day } from '../tracking/day-totals.ts';
import type { ElsewhereRecord } from '../elsewhere/record.ts';
import type { Gap } from '../tracking/gaps.ts';
import { recordsOfMember } from '../stats/coverage.ts';
import type { MemberRecords } from '../stats/coverage.ts';
import { memberSince, memberAt } from '../people/members.ts';
import type { PublicMember, Switch } from '../people/members.ts';
import { missingTime } from '../tracking/member-deletions.ts';
import type { PublicSettings } from '../settings/settings.ts';
import type { Span } from '../tracking/span.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';

/** The rows that screens need for some dates: one per day, however long the history is. */
export interface UsageSnapshot {
  readonly settings: PublicSettings;
  readonly members: readonly PublicMember[];
  readonly switches: readonly Switch[];
  readonly days: readonly Day[];
  /** All gaps that keep a day from counting as measured, whatever their date; there are few. */
  readonly disqualifyingGaps: readonly Gap[];
}

/** How long a member watched. */
export interface MemberTime {
  readonly member: string;
  readonly ms: Millis;
}

/** Details below the totals: the gaps of a period, and the spans of one day. */
export interface WeekDetails {
  /** Gaps that began within the requested period. */
  readonly gaps: readonly Gap[];
  /** Spans of all members on the requested date; empty once they have expired (rule C16). */
  readonly spans: readonly Span[];
  /** What the household's other browsers reported of that date, of all members (rule H4). */
  readonly otherBrowsers: readonly MemberTime[];
  /** The first date with a row of any member; `null` if there is none. */
  readonly firstDate: DayKey | null;
}

/** The members who share this browser; others are known from an imported file. */
export function membersHere({ members }: UsageSnapshot): readonly PublicMember[] {
  return members.filter(({ elsewhere }) => elsewhere !== true);
}

/**
 * The day rows of one member. Rows of unknown members, which come from imported files, count as
 * theirs.
 * @param member a member's id; the current member if left out
 */
export function ownDays(snapshot: UsageSnapshot, now: EpochMs, member?: string): readonly Day[] {
  return ownOf(snapshot, snapshot.days, now, member);
}

/** The same for spans, which are read apart from the snapshot. */
export function ownSpans(
  snapshot: UsageSnapshot,
  spans: readonly Span[],
  now: EpochMs,
  member?: string,
): readonly Span[] {
  return ownOf(snapshot, spans, now, member);
}

/** The same for time elsewhere. */
export function ownElsewhere(
  snapshot: UsageSnapshot,
  { days, known }: ElsewhereRecord,
  now: EpochMs,
  member?: string,
): ElsewhereRecord {
  return {
    days: ownOf(snapshot, days, now, member),
    known: ownOf(snapshot, known, now, member),
  };
}

/**
 * The records that decide which days of a member were measured (rule C13). Kintime measures for
 * all members of a browser at once, but for none before they first used it.
 * @param own the days of that member (`ownDays`)
 * @param member a member's id; the current member if left out
 */
export function ownRecords(
  { settings, switches, days, disqualifyingGaps }: UsageSnapshot,
  own: readonly Day[],
  { now, today }: { readonly now: EpochMs; readonly today: DayKey },
  member?: string,
): MemberRecords {
  const owner = member ?? memberAt(switches, now);
  return recordsOfMember(
    {
      // While the page that shows this runs, Kintime is on, even if today has no row yet.
      days: settings.countingSince === null ? days : [...days, { date: today }],
      disqualifyingGaps,
      calendars: settings.calendars,
    },
    own,
    owner === null ? -Infinity : memberSince(switches, owner),
    owner === null
      ? []
      : missingTime(
          settings.memberDeletions,
          owner,
          own.map(({ date }) => date),
          settings.calendars,
        ),
  );
}

function ownOf<T extends { readonly member: string }>(
  snapshot: UsageSnapshot,
  rows: readonly T[],
  now: EpochMs,
  member: string | undefined,
): readonly T[] {
  const owner = member ?? memberAt(snapshot.switches, now);
  if (owner === null) return rows;
  const others = membersHere(snapshot).filter(({ id }) => id !== owner);
  return rows.filter((row) => !others.some(({ id }) => id === row.member));
}
