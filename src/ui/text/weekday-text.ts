import { addDays, WEEKDAYS } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { t } from '../i18n.ts';
import { ANY_MONDAY, shortWeekdayRange, weekdayName, weekdayText } from './format-date.ts';
import { listText } from './format-list.ts';

/** "every day", "Mon – Fri", "Sat, Sun". */
export function daysText(weekdays: readonly Weekday[]): string {
  const days = [...new Set(weekdays)].toSorted((a, b) => a - b);
  if (days.length === 7) return t('ruleWordsEveryDay');
  // Consecutive days, also across the end of the week, have exactly one day without a predecessor.
  const firsts = days.filter((day) => !days.includes(previousDay(day)));
  const [first] = firsts;
  if (firsts.length === 1 && first !== undefined && days.length > 2) {
    const from = addDays(ANY_MONDAY, first - 1);
    return shortWeekdayRange(from, addDays(from, days.length - 1));
  }
  return listText(days.map((day) => weekdayText(day, 'short')));
}

function previousDay(day: Weekday): Weekday {
  return WEEKDAYS.at(day - 2) ?? 7;
}

/** The longest short name, in characters, that fits above a narrow column. */
const MAX_LENGTH = 5;

/**
 * Names of weekdays for narrow columns. Some languages have no short names for some days; then
 * all columns get a single letter.
 */
export function weekdayColumns(dates: readonly DayKey[]): string[] {
  const short = dates.map((date) => weekdayName(date, 'short'));
  return short.every((name) => name.length <= MAX_LENGTH)
    ? short
    : dates.map((date) => weekdayName(date, 'narrow'));
}
