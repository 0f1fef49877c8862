import type english from '../../../public/_locales/en/messages.json';
import type { EpochMs, Millis, WallTime, ZoneId } from '../../domain/time/units.ts';
import { DAY, MINUTE, SECOND } from '../../domain/time/units.ts';
import { textDirection, interpolate, isolate } from '../../domain/i18n/translations.ts';
import { unbroken } from '../../domain/i18n/unbroken.ts';
import type { TextDirection, TranslationBundle } from '../../domain/i18n/translations.ts';

const i18n = globalThis.browser?.i18n ?? globalThis.chrome.i18n;

/** The messages of a chosen language; `undefined` for the browser's own. */
let bundle: TranslationBundle | undefined;

export type OverlayKey = Extract<keyof typeof english, `screen${string}`>;

/** Sets the messages that come with a verdict; `undefined` for the browser's language. */
export function setTranslations(translations: TranslationBundle | undefined): void {
  bundle = translations;
}

/** A message in the chosen language, or else the browser's. */
export function t(key: OverlayKey | 'language', ...values: readonly string[]): string {
  const isolated = values.length === 0 ? [] : values.map((value) => isolate(value, direction()));
  return bundle === undefined
    ? i18n.getMessage(key, isolated)
    : interpolate(bundle.translations[key] ?? '', isolated);
}

/** The browser's locale with its region if the messages are in its language, else theirs. */
export function locale(): string {
  const language = t('language');
  const browser = i18n.getUILanguage();
  return new Intl.Locale(browser).language === new Intl.Locale(language).language
    ? browser
    : language;
}

export function direction(): TextDirection {
  return textDirection(locale());
}

/** "07:00", with the weekday if it is a day or more away. */
export function timeText(at: EpochMs, zone: ZoneId, now: EpochMs): string {
  const style: Intl.DateTimeFormatOptions =
    at - now < DAY
      ? { timeStyle: 'short' }
      : { weekday: 'long', hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: zone }).format(at);
}

/** "22:00", or "10:00 PM". */
export function wallTimeText(time: WallTime): string {
  const format = new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(Date.parse(`1970-01-01T${time}Z`));
}

/** "1 hr 30 min", on one line. */
export function durationText(ms: Millis): string {
  const minutes = ms / MINUTE;
  const duration = { hours: Math.floor(minutes / 60), minutes: Math.floor(minutes % 60) };
  const options = {
    style: 'narrow',
    hours: 'short',
    hoursDisplay: 'auto',
    minutes: 'short',
    minutesDisplay: duration.hours === 0 ? 'always' : 'auto',
  } as const;
  return unbroken(new Intl.DurationFormat(locale(), options).format(duration));
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** "5 seconds", rounded up, on one line. */
export function secondsText(ms: Millis): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return unbroken(new Intl.NumberFormat(locale(), options).format(Math.ceil(ms / SECOND)));
}
