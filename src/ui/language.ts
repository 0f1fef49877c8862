import type { Weekday } from '../domain/calendar.ts';
import { i18n } from '../platform/browser.ts';
import { say } from './words.ts';

/**
 * The locale for numbers and dates. It has to speak the language that the words were found in;
 * where the browser speaks the same one, its region's habits come along.
 */
export function locale(): string {
  const words = say('language');
  const browser = i18n.getUILanguage();
  return baseOf(browser) === baseOf(words) ? browser : words;
}

/** Tells the document its language and the direction in which that is read. */
export function applyLanguage(document: Document): void {
  const tag = locale();
  document.documentElement.lang = tag;
  document.documentElement.dir = new Intl.Locale(tag).getTextInfo?.().direction ?? 'ltr';
}

/**
 * The first day of the week: the household's, or else what is usual where the browser is from,
 * whatever language the words are in.
 */
export function firstWeekday(setting: number | null): Weekday {
  const usual = new Intl.Locale(i18n.getUILanguage()).getWeekInfo?.().firstDay;
  const day = setting ?? usual;
  return isWeekday(day) ? day : 1;
}

function baseOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

function isWeekday(day: number | undefined): day is Weekday {
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 7;
}
