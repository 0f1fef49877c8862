import type english from '../../../public/_locales/en/messages.json';
import type { EpochMs, Millis, ZoneId } from '../../domain/time/units.ts';
import { DAY, SECOND } from '../../domain/time/units.ts';
import { directionOf, filled, isolated } from '../../domain/i18n/messages.ts';
import type { Direction, Speech } from '../../domain/i18n/messages.ts';

const i18n = globalThis.browser?.i18n ?? globalThis.chrome.i18n;

/** The words that came along with what is to be drawn; `undefined` for those of the browser. */
let speech: Speech | undefined;

/** What the screens in the page say. */
export type ScreenKey = Extract<keyof typeof english, `screen${string}`>;

/** From now on the screens speak like this. */
export function speak(like: Speech | undefined): void {
  speech = like;
}

/** A message in the language that was chosen, or else the browser's. */
export function say(key: ScreenKey | 'language', ...values: readonly string[]): string {
  const all = values.length === 0 ? [] : values.map((value) => isolated(value, direction()));
  return speech === undefined ? i18n.getMessage(key, all) : filled(speech.words[key] ?? '', all);
}

/** The browser's own locale where it speaks the language in which the words were found. */
export function locale(): string {
  const words = say('language');
  const browser = i18n.getUILanguage();
  return new Intl.Locale(browser).language === new Intl.Locale(words).language ? browser : words;
}

/** The direction in which the words are read. */
export function direction(): Direction {
  return directionOf(locale());
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
