import { addDays } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { weekdayName } from './format-date.ts';
import { locale } from '../language.ts';
import { t } from '../i18n.ts';

/** Any Monday. */
const MONDAY: DayKey = '2024-01-01';

/** "every day", "Mon – Fri", "Sat, Sun". */
export function daysText(weekdays: readonly Weekday[]): string {
  const days = [...new Set(weekdays)].toSorted((a, b) => a - b);
  if (days.length === 7) return t('ruleWordsEveryDay');
  // Where all days follow one another, as school nights do from Sunday on, there is one first.
  const firsts = days.filter((day) => !days.some((one) => one === before(day)));
  const [first] = firsts;
  if (firsts.length === 1 && first !== undefined && days.length > 2) {
    const from = addDays(MONDAY, first - 1);
    return weekdayRange(from, addDays(from, days.length - 1));
  }
  return listText(days.map((day) => weekdayName(addDays(MONDAY, day - 1), 'short')));
}

/** "a, b, c", as the language lists things. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'unit' }).format(items);
}

function weekdayRange(from: DayKey, to: DayKey): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).formatRange(
    Date.parse(`${from}T12:00Z`),
    Date.parse(`${to}T12:00Z`),
  );
}

function before(day: Weekday): number {
  return day === 1 ? 7 : day - 1;
}
