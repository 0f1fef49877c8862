import type { KeptDays, WeekCard } from './week-card.ts';
import { isCounted } from './week-card.ts';
import { latestCards } from './latest-cards.ts';
import { inOrder } from '../members.ts';
import type { HouseholdMember } from '../members.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { compareTotals, ENOUGH_DAYS, shiftWeek } from '../../stats/weeks.ts';
import type { Comparison } from '../../stats/weeks.ts';

/** What went well in a week, the first that holds (design: the household's week). */
export type WentWell = 'kept' | 'less-late' | 'shorter-sessions' | 'looked-again';

/** One member's week over all of their devices whose cards are here. */
export interface MemberWeek extends Pick<
  WeekCard,
  'longestMs' | 'opens' | 'skipped' | 'lateMs' | 'kept' | 'extra' | 'phoneMs'
> {
  /** `null`, never zero, where nothing was counted on any day, and none was measured. */
  readonly totalMs: Millis | null;
  readonly measuredDays: number;
  /** `null` for too few measured days, and over several devices, where a median is not known. */
  readonly typicalMs: Millis | null;
  /** The phone's figure is larger than the browser's: nothing follows from the browser alone. */
  readonly phoneLarger: boolean;
  readonly comparison: Comparison;
  readonly wentWell: WentWell | null;
  /** How many devices it is made of. */
  readonly devices: number;
  /** How many devices gave a card for the week before and none for this one. */
  readonly missingDevices: number;
  /** The last date that all of it speaks of. */
  readonly upTo: DayKey;
}

/** One row of the household's week. Rows stand in a fixed order, which is no ranking. */
export interface HouseholdRow {
  readonly person: string;
  readonly name: string;
  /** The id of this browser's member whose row it is; `null` for somebody else's. */
  readonly member: string | null;
  /** `null` where no card of theirs is here for this week. */
  readonly week: MemberWeek | null;
}

/** The page that a household reads together. */
export interface HouseholdWeek {
  /** The first date of the week. */
  readonly week: DayKey;
  readonly rows: readonly HouseholdRow[];
  /** Of the rows that are there. */
  readonly totalMs: Millis;
  /** Everybody's week against everybody's last; `none` while anybody's is missing. */
  readonly comparison: Comparison;
}

/** On so many days, keeping the limit is worth a word. */
const KEPT_OFTEN = 5;

/** By so much, something became less. */
const LESS: Millis = 15 * MINUTE;

const NO_COMPARISON: Comparison = { kind: 'none', byMs: 0 };

/**
 * The household's week, from the cards of all devices; this browser's own members have theirs
 * among them. All of it goes by the rounded figures of the cards, so that every device shows the
 * same page, and whoever reads it can check it.
 * @param week its first date
 * @param cards of this week and the one before, in any order, old ones among them or not
 */
export function householdWeekOf(
  week: DayKey,
  persons: readonly HouseholdMember[],
  cards: readonly WeekCard[],
): HouseholdWeek {
  const newest = latestCards(cards);
  const members = inOrder(persons).map((person) => {
    const own = newest.filter((card) => card.person === person.id);
    return { person, merged: mergeWeek(week, own) };
  });
  const balances = members.map(({ merged }) => merged?.balance ?? null);
  const all = balances.every((balance) => balance !== null) ? balances : [];
  return {
    week,
    rows: members.map(({ person: { id, name, member }, merged }) => ({
      person: id,
      name,
      member,
      week: merged?.week ?? null,
    })),
    totalMs: sum(members, ({ merged }) => merged?.week.totalMs ?? 0),
    comparison: all.length === 0 ? NO_COMPARISON : compare(united(all)),
  };
}

/** This week and the last over the weekdays that can be compared. */
interface Balance {
  readonly nowMs: Millis;
  readonly beforeMs: Millis;
  readonly lateLessMs: Millis;
  readonly longestLessMs: Millis;
}

/** One member's week over all devices; `null` where no card of it is there. */
function mergeWeek(
  week: DayKey,
  cards: readonly WeekCard[],
): { readonly week: MemberWeek; readonly balance: Balance | null } | null {
  const own = cards.filter((card) => card.week === week);
  if (own.length === 0) return null;
  const before = cards.filter((card) => card.week === shiftWeek(week, -1));
  const missing = before.filter(({ device }) => !own.some((card) => card.device === device));
  const totalMs = sum(own, (card) => card.totalMs);
  const measured = measuredDays(own);
  const phoneMs = most(own.map((card) => card.phoneMs));
  const phoneLarger = phoneMs !== null && phoneMs > totalMs;
  const balance = phoneLarger || missing.length > 0 ? null : balanceOf(own);
  const kept = keptOf(own);
  const merged: Omit<MemberWeek, 'wentWell'> = {
    totalMs: isCounted(totalMs, measured) ? totalMs : null,
    measuredDays: measured,
    typicalMs: typicalOf(own),
    longestMs: Math.max(...own.map((card) => card.longestMs)),
    opens: sum(own, (card) => card.opens),
    skipped: own.some(({ skipped }) => skipped === null)
      ? null
      : sum(own, ({ skipped }) => skipped ?? 0),
    lateMs: sum(own, (card) => card.lateMs),
    kept,
    // Days cannot be told apart: it were so many on one device, and may be the same on the other.
    extra: {
      days: Math.max(...own.map(({ extra }) => extra.days)),
      ms: sum(own, ({ extra }) => extra.ms),
    },
    phoneMs,
    phoneLarger,
    comparison: balance === null ? NO_COMPARISON : compare(balance),
    devices: own.length,
    missingDevices: missing.length,
    upTo: own.map(({ upTo }) => upTo).toSorted()[0] ?? week,
  };
  const lookedAgain = own.some((card) => card.lookedAgain);
  const wentWell = wentWellOf(phoneLarger ? null : kept, balance, lookedAgain);
  return { week: { ...merged, wentWell }, balance };
}

/**
 * A day was measured if Kintime was on throughout on any device, and nothing of it is missing on
 * the others: a device that was off all day takes nothing away.
 */
function measuredDays(cards: readonly WeekCard[]): number {
  return [0, 1, 2, 3, 4, 5, 6].filter(
    (i) =>
      cards.some(({ measured }) => measured[i] === true) &&
      cards.every(({ broken }) => broken[i] !== true),
  ).length;
}

/** Medians do not add up: of several devices that were watched on, none is known. */
function typicalOf(cards: readonly WeekCard[]): Millis | null {
  const watched = cards.filter(({ totalMs }) => totalMs > 0);
  const [only, ...others] = watched.length > 0 ? watched : cards;
  return others.length > 0 && watched.length > 0 ? null : (only?.typicalMs ?? null);
}

/** Days that were kept on one device alone were not kept; which days they were, no card says. */
function keptOf(cards: readonly WeekCard[]): KeptDays | null {
  const kept = cards.flatMap((card) => card.kept ?? []);
  if (kept.length === 0) return null;
  const of = Math.max(...kept.map((one) => one.of));
  return { days: Math.max(0, of - sum(kept, (one) => one.of - one.days)), of };
}

/**
 * What can be compared over all devices; `null` where one of them that was watched on cannot say,
 * or all of them together do not cover enough weekdays.
 */
function balanceOf(cards: readonly WeekCard[]): Balance | null {
  if (cards.some(({ against, totalMs }) => against === null && totalMs > 0)) return null;
  const sides = cards.flatMap(({ against }) => against ?? []);
  const covered = [0, 1, 2, 3, 4, 5, 6].filter((i) => sides.some(({ same }) => same[i] === true));
  if (covered.length < ENOUGH_DAYS) return null;
  return {
    nowMs: sum(sides, ({ nowMs }) => nowMs),
    beforeMs: sum(sides, ({ beforeMs }) => beforeMs),
    lateLessMs: sum(sides, ({ lateNowMs, lateBeforeMs }) => lateBeforeMs - lateNowMs),
    longestLessMs:
      Math.max(...sides.map(({ longestBeforeMs }) => longestBeforeMs)) -
      Math.max(...sides.map(({ longestNowMs }) => longestNowMs)),
  };
}

/** The first that holds, and otherwise nothing. */
function wentWellOf(
  kept: KeptDays | null,
  balance: Balance | null,
  lookedAgain: boolean,
): WentWell | null {
  if (kept !== null && kept.days >= KEPT_OFTEN) return 'kept';
  if (balance !== null && balance.lateLessMs >= LESS) return 'less-late';
  if (balance !== null && balance.longestLessMs >= LESS) return 'shorter-sessions';
  return lookedAgain ? 'looked-again' : null;
}

function united(balances: readonly Balance[]): Pick<Balance, 'nowMs' | 'beforeMs'> {
  return {
    nowMs: sum(balances, ({ nowMs }) => nowMs),
    beforeMs: sum(balances, ({ beforeMs }) => beforeMs),
  };
}

function compare({ nowMs, beforeMs }: Pick<Balance, 'nowMs' | 'beforeMs'>): Comparison {
  return compareTotals(nowMs, beforeMs);
}

function most(figures: readonly (Millis | null)[]): Millis | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function sum<T>(list: readonly T[], pick: (one: T) => number): number {
  return list.reduce((all, one) => all + pick(one), 0);
}
