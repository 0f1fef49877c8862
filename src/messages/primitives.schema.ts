import * as v from 'valibot';
import { EXTRA_CHOICES } from '../domain/limits/rules/extra-time.ts';
import { MAX_PIN_LENGTH } from '../domain/people/pin-attempts.ts';
import { isDayKey } from '../domain/time/calendar.ts';
import { shortText } from '../domain/time/input.schema.ts';
import { DAY, MINUTE } from '../domain/time/units.ts';
import type { DayKey } from '../domain/time/units.ts';

/** Milliseconds, up to a little more than a year. */
export const duration = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400 * DAY));

/** What extra time can be asked for and given. */
export const extraMinutes = v.picklist(EXTRA_CHOICES.map((ms) => ms / MINUTE));

export const dayKey = v.custom<DayKey>(isDayKey);
export const reason = shortText(500);

/** A PIN or code as typed. Allows twice the longest PIN, so that the reply can say "too long". */
export const pin = v.pipe(v.string(), v.maxLength(2 * MAX_PIN_LENGTH));

/**
 * The PIN of the member who is spoken for, or a parent's: a request without it fails with
 * `needs-member-pin` where one is needed (rule A21). A yes, a no and a proposal in the member's name
 * take the member's alone, and fail with `needs-own-pin`.
 */
export const memberPin = v.exactOptional(pin);
