import { weekdayOf } from '../../time/calendar.ts';
import type { Weekday } from '../../time/calendar.ts';
import type { DayKey, Millis, WallTime } from '../../time/units.ts';
import { SESSION_GAP } from '../../tracking/sessions.ts';

/** A soft rule asks, a firm one stops (rule A7). */
export type Strength = 'soft' | 'firm';

/** Bedtime, or a quiet time such as homework or dinner (rule A4). */
export interface QuietWindow {
  readonly kind: 'bedtime' | 'quiet';
  /** A time before the day start is in the following morning. */
  readonly from: WallTime;
  /** The first such time after `from`, possibly across midnight. */
  readonly to: WallTime;
  /** The days on which it begins; days run from day start to day start. */
  readonly weekdays: readonly Weekday[];
  readonly strength: Strength;
}

/** Session length and break (rule A5). */
export interface SessionRule {
  readonly lengthMs: Millis;
  /** How long the site then stays closed by a firm rule; a soft one has no break. */
  readonly breakMs: Millis;
  readonly strength: Strength;
  /** Whether time in messages is shown but not charged (rule A8). */
  readonly messagesOpen: boolean;
}

/** The daily limit by weekday (rule A6). */
export interface DailyRule {
  /** Seven entries, Monday first; `null` is no limit, 0 is "not on this computer". */
  readonly limitsMs: readonly (Millis | null)[];
  readonly strength: Strength;
  readonly messagesOpen: boolean;
}

export interface WeeklyRule {
  readonly limitMs: Millis;
  readonly strength: Strength;
}

/** Other rules for some dates, such as a holiday or the days before an exam (rule A6). */
export interface DateRule {
  readonly from: DayKey;
  /** The last date. */
  readonly to: DayKey;
  /** The daily limit on each of these dates; `null` is none. */
  readonly limitMs: Millis | null;
  /** Whether windows that begin on these dates hold. */
  readonly windows: boolean;
}

/** The rules for one member. */
export interface Rules {
  readonly windows: readonly QuietWindow[];
  readonly session: SessionRule | null;
  readonly daily: DailyRule | null;
  readonly weekly: WeeklyRule | null;
  readonly dates: readonly DateRule[];
  /** Whether 5 minutes may be added once a day without asking (rule A12). */
  readonly freeExtension: boolean;
}

export const NO_RULES: Rules = {
  windows: [],
  session: null,
  daily: null,
  weekly: null,
  dates: [],
  freeExtension: false,
};

/**
 * The daily limit of a date: that of a rule for the date, else the weekday's; `null` is none.
 * @throws RangeError for a date that does not exist
 */
export function dailyLimitOn(rules: Rules, date: DayKey): Millis | null {
  const dateRule = dateRuleOn(rules, date);
  if (dateRule !== undefined) return dateRule.limitMs;
  return rules.daily?.limitsMs[weekdayOf(date) - 1] ?? null;
}

/** The strength of the daily limit; without a daily rule, the limit of a date is firm. */
export function dailyStrength({ daily }: Rules): Strength {
  return daily?.strength ?? 'firm';
}

/** The rule for a date, if there is one; the first in the list if there are several. */
export function dateRuleOn({ dates }: Rules, date: DayKey): DateRule | undefined {
  return dates.find(({ from, to }) => from <= date && date <= to);
}

/** How long the site stays closed after a session; after a soft one, until the session is over. */
export function effectiveBreak({ strength, breakMs }: SessionRule): Millis {
  return strength === 'firm' ? Math.max(breakMs, SESSION_GAP) : SESSION_GAP;
}

/** Whether these rules never restrict anything. */
export function isWithoutRules({ windows, session, daily, weekly, dates }: Rules): boolean {
  return (
    windows.length === 0 &&
    session === null &&
    weekly === null &&
    (daily === null || daily.limitsMs.every((limit) => limit === null)) &&
    dates.every(({ limitMs }) => limitMs === null)
  );
}
