import type { Weekday } from '../../domain/time/calendar.ts';
import { i18n } from '../browser.ts';

/**
 * The first day of the week: the household's setting, or else that of the browser's region,
 * whatever language was chosen for the texts (rule C12).
 */
export function firstWeekday(setting: number | null): Weekday {
  const regional = new Intl.Locale(i18n.getUILanguage()).getWeekInfo?.().firstDay;
  const day = setting ?? regional;
  return isWeekday(day) ? day : 1;
}

function isWeekday(day: number | undefined): day is Weekday {
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 7;
}
