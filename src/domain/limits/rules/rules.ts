import type { Weekday } from '../../time/calendar.ts';
import type { DayKey, Millis, WallTime } from '../../time/units.ts';

/** A soft rule asks, a firm one stops. */
export type Strength = 'soft' | 'firm';

/** Bedtime, or a quiet time of the day such as homework or dinner. */
export interface QuietWindow {
  readonly kind: 'bedtime' | 'quiet';
  /** A time before the day start is one of the following morning. */
  readonly from: WallTime;
  /** The first such time after `from`; across midnight where it has to be. */
  readonly to: WallTime;
  /** The days on which it begins; a day runs from its day start to the next. */
  readonly weekdays: readonly Weekday[];
  readonly strength: Strength;
}

export interface SessionRule {
  /** How long one session may be. */
  readonly lengthMs: Millis;
  /** How long the site then stays closed; for a firm rule. */
  readonly breakMs: Millis;
  readonly strength: Strength;
  /** Whether time in messages is shown but not charged. */
  readonly messagesOpen: boolean;
}

export interface DailyRule {
  /** Seven entries, Monday first; `null` is no limit on that day, 0 is "not on this computer". */
  readonly limitsMs: readonly (Millis | null)[];
  readonly strength: Strength;
  readonly messagesOpen: boolean;
}

export interface WeeklyRule {
  readonly limitMs: Millis;
  readonly strength: Strength;
}

/** Other rules for some dates, such as a holiday or the days before an exam. */
export interface DateRule {
  readonly from: DayKey;
  /** The last date. */
  readonly to: DayKey;
  /** What may be watched on each of these dates; `null` is no daily limit. */
  readonly limitMs: Millis | null;
  /** Whether bedtime and quiet times that begin on these dates hold. */
  readonly windows: boolean;
}

/** What one member's days look like once it was agreed. Empty rules close nothing. */
export interface Rules {
  readonly windows: readonly QuietWindow[];
  readonly session: SessionRule | null;
  readonly daily: DailyRule | null;
  readonly weekly: WeeklyRule | null;
  readonly dates: readonly DateRule[];
  /** Whether 5 minutes more may be taken once a day without asking. */
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

/** The daily limit of a date: that of the first rule for the date, else the weekday's. */
export function dailyLimitOn(rules: Rules, date: DayKey, weekday: Weekday): Millis | null {
  const special = dateRuleOn(rules, date);
  if (special !== undefined) return special.limitMs;
  return rules.daily?.limitsMs[weekday - 1] ?? null;
}

/** How the daily limit is meant; that of a date of its own is firm where there is no other. */
export function dailyStrength({ daily }: Rules): Strength {
  return daily?.strength ?? 'firm';
}

/** The rule for a date of its own, if there is one. Of two, the first in the list holds. */
export function dateRuleOn({ dates }: Rules, date: DayKey): DateRule | undefined {
  return dates.find(({ from, to }) => from <= date && date <= to);
}

/** Whether these rules can ever close or ask anything. */
export function isWithoutRules({ windows, session, daily, weekly, dates }: Rules): boolean {
  return (
    windows.length === 0 &&
    session === null &&
    weekly === null &&
    (daily === null || daily.limitsMs.every((limit) => limit === null)) &&
    dates.every(({ limitMs }) => limitMs === null)
  );
}
