import type { DaysWithinLimit, ElsewhereWeek, WeekCard } from './week-card.ts';
import { isCounted } from './week-card.ts';
import { latestCards } from './latest-cards.ts';
import { sortMembers } from '../members.ts';
import type { HouseholdMember } from '../members.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { sumBy } from '../../stats/sum.ts';
import { compareTotals, ENOUGH_DAYS, NO_DAYS_COMPARISON, shiftWeek } from '../../stats/weeks.ts';
import type { DaysComparison } from '../../stats/weeks.ts';
import { addDays } from '../../time/calendar.ts';

/** What went well in a week (rule H3). */
export type WentWell = 'kept' | 'less-late' | 'shorter-sessions' | 'looked-again';

/** One member's week, merged from the cards of their devices. */
export interface MemberWeek extends Pick<
  WeekCard,
  'longestMs' | 'opens' | 'skipped' | 'lateMs' | 'kept' | 'extra' | 'phoneMs'
> {
  /** `null`, never 0, if nothing was counted and no day was measured (rule C13). */
  readonly totalMs: Millis | null;
  readonly measuredDays: number;
  /** `null` for too few measured days, or if several devices were used: medians cannot be merged. */
  readonly typicalMs: Millis | null;
  /** Time outside all browsers of these cards, estimated; `null` if no card says it. */
  readonly elsewhere: ElsewhereWeek | null;
  /** There was more time elsewhere than in the browser, so the browser's time proves nothing. */
  readonly elsewhereLarger: boolean;
  readonly comparison: DaysComparison;
  readonly wentWell: WentWell | null;
  /** How many devices contributed a card. */
  readonly devices: number;
  /** How many devices contributed to the previous week but not to this one. */
  readonly missingDevices: number;
  /** The last date that all cards cover. */
  readonly upTo: DayKey;
}

/** One row of the household's week; the order of rows is fixed (`sortMembers`). */
export interface HouseholdRow {
  readonly person: string;
  readonly name: string;
  /** The member's id in this browser; `null` if they are tracked elsewhere. */
  readonly member: string | null;
  /** `null` without a card for this week. */
  readonly week: MemberWeek | null;
}

/** The household's week (rule H3). */
export interface HouseholdWeek {
  /** The first date of the week. */
  readonly week: DayKey;
  readonly rows: readonly HouseholdRow[];
  /** Sum of the known rows. */
  readonly totalMs: Millis;
  /**
   * Compares the totals of all members over the same days; `none` while any member cannot be
   * compared over these, or if it would say what no row says.
   */
  readonly comparison: DaysComparison;
}

/** Days within the limit from which it counts as kept. */
const KEPT_OFTEN = 5;

/** The smallest decrease worth mentioning. */
const MIN_DECREASE: Millis = 15 * MINUTE;

/**
 * Builds the household's week from the cards of all devices, this browser's own included (rule
 * H3). Only the rounded figures of the cards are used, so that every device shows the same page.
 * @param week its first date
 * @param cards of this week and the previous one, in any order; outdated ones are ignored
 */
export function householdWeekOf(
  week: DayKey,
  persons: readonly HouseholdMember[],
  cards: readonly WeekCard[],
): HouseholdWeek {
  const newest = latestCards(cards);
  const members = sortMembers(persons).map((person) => {
    const theirs = newest.filter((card) => card.person === person.id);
    return { person, own: mergeWeek(week, theirs) };
  });
  return {
    week,
    rows: members.map(({ person: { id, name, member }, own }) => ({
      person: id,
      name,
      member,
      week: own,
    })),
    totalMs: sumBy(members, ({ own }) => own?.totalMs ?? 0),
    comparison: compareHousehold(members.map(({ own }) => own)),
  };
}

function compareHousehold(members: readonly (MemberWeek | null)[]): DaysComparison {
  const all = members.flatMap((week) => week?.comparison ?? []);
  const dates = all[0]?.dates ?? [];
  const isSameDays = all.every((one) => String(one.dates) === String(dates));
  if (dates.length === 0 || all.length < members.length || !isSameDays) return NO_DAYS_COMPARISON;
  const nowMs = sumBy(all, (one) => one.nowMs);
  const beforeMs = sumBy(all, (one) => one.beforeMs);
  const compared = compareTotals(nowMs, beforeMs);
  // Differences that are small for each may add up to one that is not.
  const isSaid = compared.kind === 'same' || all.some(({ kind }) => kind === compared.kind);
  return isSaid ? { ...compared, dates, nowMs, beforeMs } : NO_DAYS_COMPARISON;
}

/** This week and the previous one over the weekdays that can be compared. */
interface Balance {
  readonly dates: readonly DayKey[];
  readonly nowMs: Millis;
  readonly beforeMs: Millis;
  readonly lateBeforeMs: Millis;
  readonly longestBeforeMs: Millis;
}

/** Merges one member's cards; `null` without a card for this week. */
function mergeWeek(week: DayKey, cards: readonly WeekCard[]): MemberWeek | null {
  const own = cards.filter((card) => card.week === week);
  if (own.length === 0) return null;
  const before = cards.filter((card) => card.week === shiftWeek(week, -1));
  const missing = before.filter(({ device }) => !own.some((card) => card.device === device));
  const totalMs = sumBy(own, (card) => card.totalMs);
  const measured = measuredDays(own);
  const phoneTimes = own.flatMap((card) => card.phoneMs ?? []);
  const elsewhere = elsewhereOf(own);
  // What was typed in gives way to TikTok's own record, which covers the phone.
  const phoneMs = phoneTimes.length === 0 || elsewhere !== null ? null : Math.max(...phoneTimes);
  const elsewhereLarger = (elsewhere?.ms ?? phoneMs ?? 0) > totalMs;
  const balance = elsewhereLarger || missing.length > 0 ? null : balanceOf(week, own);
  const kept = keptOf(own);
  const merged: Omit<MemberWeek, 'wentWell'> = {
    totalMs: isCounted(totalMs, measured) ? totalMs : null,
    measuredDays: measured,
    typicalMs: typicalOf(own),
    longestMs: Math.max(...own.map((card) => card.longestMs)),
    opens: sumBy(own, (card) => card.opens),
    skipped: own.some(({ skipped }) => skipped === null)
      ? null
      : sumBy(own, ({ skipped }) => skipped ?? 0),
    lateMs: sumBy(own, (card) => card.lateMs),
    kept,
    // Cards do not say which days those were; they may be the same ones on all devices.
    extra: {
      days: Math.max(...own.map(({ extra }) => extra.days)),
      ms: sumBy(own, ({ extra }) => extra.ms),
    },
    phoneMs,
    elsewhere,
    elsewhereLarger,
    comparison: balance === null ? NO_DAYS_COMPARISON : comparisonOf(balance),
    devices: own.length,
    missingDevices: missing.length,
    upTo: own.map(({ upTo }) => upTo).toSorted()[0] ?? week,
  };
  const lookedAgain = own.some((card) => card.lookedAgain);
  const well = { ...merged, kept: elsewhereLarger ? null : kept };
  return { ...merged, wentWell: wentWellOf(well, balance, lookedAgain) };
}

/**
 * The largest that a card says, without what the member's other browsers measured: to the record
 * that one browser read, those are elsewhere, too. Only the upper end stays, since they may have
 * been used with another account, which is not in that record.
 */
function elsewhereOf(cards: readonly WeekCard[]): ElsewhereWeek | null {
  const known = cards.flatMap(({ elsewhere, totalMs }) => {
    if (elsewhere === undefined) return [];
    const othersMs = sumBy(cards, (card) => card.totalMs) - totalMs;
    const without = (ms: Millis): Millis => Math.max(0, ms - othersMs);
    return [{ ...elsewhere, ms: without(elsewhere.ms), lowMs: without(elsewhere.lowMs) }];
  });
  const [largest] = known.toSorted(
    (a, b) => b.ms - a.ms || b.highMs - a.highMs || b.lowMs - a.lowMs || b.days - a.days,
  );
  return largest ?? null;
}

function comparisonOf({ dates, nowMs, beforeMs }: Balance): DaysComparison {
  return { ...compareTotals(nowMs, beforeMs), dates, nowMs, beforeMs };
}

/**
 * A day counts as measured if any device measured it throughout and no other device has a gap in
 * it. A device that was off all day does not matter (rule C13).
 */
function measuredDays(cards: readonly WeekCard[]): number {
  return [0, 1, 2, 3, 4, 5, 6].filter(
    (i) =>
      cards.some(({ measured }) => measured[i] === true) &&
      cards.every(({ broken }) => broken[i] !== true),
  ).length;
}

/** Medians cannot be merged: unknown if several devices were used. */
function typicalOf(cards: readonly WeekCard[]): Millis | null {
  const watched = cards.filter(({ totalMs }) => totalMs > 0);
  const [only, ...others] = watched.length > 0 ? watched : cards;
  return others.length > 0 && watched.length > 0 ? null : (only?.typicalMs ?? null);
}

/** Adds up the missed days of all devices: cards do not say which days those were. */
function keptOf(cards: readonly WeekCard[]): DaysWithinLimit | null {
  const kept = cards.flatMap((card) => card.kept ?? []);
  if (kept.length === 0) return null;
  const of = Math.max(...kept.map((one) => one.of));
  return { days: Math.max(0, of - sumBy(kept, (one) => one.of - one.days)), of };
}

/**
 * The totals to compare over all devices; `null` if a device that was used has none, or if they
 * cover fewer than `ENOUGH_DAYS` weekdays.
 */
function balanceOf(week: DayKey, cards: readonly WeekCard[]): Balance | null {
  if (cards.some(({ against, totalMs }) => against === null && totalMs > 0)) return null;
  const sides = cards.flatMap(({ against }) => against ?? []);
  const covered = [0, 1, 2, 3, 4, 5, 6].filter((i) => sides.some(({ same }) => same[i] === true));
  if (covered.length < ENOUGH_DAYS) return null;
  return {
    dates: covered.map((i) => addDays(week, i)),
    nowMs: sumBy(sides, ({ nowMs }) => nowMs),
    beforeMs: sumBy(sides, ({ beforeMs }) => beforeMs),
    lateBeforeMs: sumBy(sides, (side) => side.lateBeforeMs),
    longestBeforeMs: Math.max(...sides.map((side) => side.longestBeforeMs)),
  };
}

/**
 * The first that applies; `null` for nothing. All that the row shows, also of days that cannot be
 * compared, has to be less than on the compared days before.
 */
function wentWellOf(
  { kept, lateMs, longestMs }: Pick<MemberWeek, 'kept' | 'lateMs' | 'longestMs'>,
  balance: Balance | null,
  lookedAgain: boolean,
): WentWell | null {
  if (kept !== null && kept.days >= KEPT_OFTEN) return 'kept';
  if (balance !== null && balance.lateBeforeMs - lateMs >= MIN_DECREASE) return 'less-late';
  if (balance !== null && balance.longestBeforeMs - longestMs >= MIN_DECREASE)
    return 'shorter-sessions';
  return lookedAgain ? 'looked-again' : null;
}
