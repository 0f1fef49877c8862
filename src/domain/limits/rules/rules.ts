import type { Weekday } from '../../time/calendar.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import type { DateRule, Rules, Strength } from './rules.schema.ts';

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
