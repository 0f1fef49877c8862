import { DAY, HOUR } from './units.ts';
import type { EpochMs, Millis } from './units.ts';

/** What a row of the database may turn out to be. */
export type Unverified<T> = { readonly [K in keyof T]?: unknown };

/** More than any one date can hold, wherever the device travels on it. */
export const MAX_DAY: Millis = 60 * HOUR;

/** Further than that, no calendar reaches. */
const LAST_MOMENT: EpochMs = 8.64e15 - 800 * DAY;

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A moment that every calendar knows, with the days around it. */
export function isMoment(value: unknown): value is EpochMs {
  return isNumber(value) && Math.abs(value) <= LAST_MOMENT;
}

/** No limit and no extra time is longer than two weeks, or less than nothing. */
export function isLength(value: unknown): value is Millis {
  return isNumber(value) && 0 <= value && value <= 14 * DAY;
}

export function isOrNull(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === null || is(value);
}

export function isRecord<T>(value: unknown, is: (value: Unverified<T>) => boolean): boolean {
  return typeof value === 'object' && value !== null && is(value);
}

export function isListOf<T>(value: unknown, is: (one: Unverified<T>) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isRecord<T>(one, is));
}
