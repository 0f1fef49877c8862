import type english from '../../../public/_locales/en/messages.json';
import type { EpochMs, Millis, ZoneId } from '../../domain/time/units.ts';
import { DAY, SECOND } from '../../domain/time/units.ts';
import { textDirection, interpolate, isolate } from '../../domain/i18n/messages.ts';
import type { TextDirection, TranslationBundle } from '../../domain/i18n/messages.ts';

const i18n = globalThis.browser?.i18n ?? globalThis.chrome.i18n;

/** The words that came along with what is to be drawn; `undefined` for those of the browser. */
let speech: TranslationBundle | undefined;

/** What the screens in the page say. */
export type OverlayKey = Extract<keyof typeof english, `screen${string}`>;

/** From now on the screens speak like this. */
export function setTranslations(like: TranslationBundle | undefined): void {
  speech = like;
}

/** A message in the language that was chosen, or else the browser's. */
export function t(key: OverlayKey | 'language', ...values: readonly string[]): string {
  const all = values.length === 0 ? [] : values.map((value) => isolate(value, direction()));
  return speech === undefined
    ? i18n.getMessage(key, all)
    : interpolate(speech.translations[key] ?? '', all);
}

/** The browser's own locale where it speaks the language in which the words were found. */
export function locale(): string {
  const words = t('language');
  const browser = i18n.getUILanguage();
  return new Intl.Locale(browser).language === new Intl.Locale(words).language ? browser : words;
}

/** The direction in which the words are read. */
export function direction(): TextDirection {
  return textDirection(locale());
}

/** "07:00"; with its weekday where that would be a whole day or more from now. */
export function timeText(at: EpochMs, zone: ZoneId, now: EpochMs): string {
  const style: Intl.DateTimeFormatOptions =
    at - now < DAY
      ? { timeStyle: 'short' }
      : { weekday: 'long', hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: zone }).format(at);
}

/** "5 seconds". */
export function secondsText(ms: Millis): string {
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
  }).format(Math.ceil(ms / SECOND));
}
