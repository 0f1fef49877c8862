import * as v from 'valibot';
import { MAX_PIN_LENGTH } from '../domain/people/pin-attempts.ts';
import { isDayKey } from '../domain/time/calendar.ts';
import { DAY } from '../domain/time/units.ts';
import type { DayKey } from '../domain/time/units.ts';

/** Epoch milliseconds between 2001 and 2128; no real clock reads anything else. */
export const timestamp = v.pipe(v.number(), v.integer(), v.minValue(1e12), v.maxValue(5e12));

/** Milliseconds, up to a little more than a year. */
export const duration = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400 * DAY));

export const dayKey = v.custom<DayKey>(isDayKey);

/** Free text without anything that looks like an address, so that none is ever stored. */
export const shortText = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => !text.includes('://') && !text.includes('/@')),
  );

export const personName = shortText(60);
export const reason = shortText(500);
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
export const ids = v.pipe(v.array(id), v.maxLength(50), v.readonly());

/** A PIN or code as typed. Allows twice the longest PIN, so that the reply can say "too long". */
export const pin = v.pipe(v.string(), v.maxLength(2 * MAX_PIN_LENGTH));
