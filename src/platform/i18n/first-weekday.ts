import type { Weekday } from '../../domain/time/calendar.ts';
import { i18n } from '../browser.ts';

/**
 * The first day of the week: the household's, or else what is usual where the browser is from,
 * whatever language the words are in.
 */
export function firstWeekday(setting: number | null): Weekday {
  const usual = new Intl.Locale(i18n.getUILanguage()).getWeekInfo?.().firstDay;
  const day = setting ?? usual;
  return isWeekday(day) ? day : 1;
}

function isWeekday(day: number | undefined): day is Weekday {
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 7;
}
