import { weekdayOf } from '../../time/calendar.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { SESSION_GAP } from '../../tracking/sessions.ts';
import type { DateRule, Rules, SessionRule, Strength } from './rules.schema.ts';

export type {
  DailyRule,
  DateRule,
  QuietWindow,
  Rules,
  SessionRule,
  Strength,
  WeeklyRule,
} from './rules.schema.ts';

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

/** Every limit of a day or a week in these rules; `null` where there is none. */
export function limitsOf({ daily, weekly, dates }: Rules): (Millis | null)[] {
  const ofDates = dates.map(({ limitMs }) => limitMs);
  return [...(daily?.limitsMs ?? []), weekly?.limitMs ?? null, ...ofDates];
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
export function isWithoutRules(rules: Rules): boolean {
  const { windows, session } = rules;
  const hasLimit = limitsOf(rules).some((limit) => limit !== null);
  return windows.length === 0 && session === null && !hasLimit;
}
