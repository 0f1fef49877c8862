import * as v from 'valibot';

/*
 * Fields that come with messages, and with the files of a household.
 */

/** A timestamp between 2001 and 2128; a clock shows no other. */
export const timestamp = v.pipe(v.number(), v.integer(), v.minValue(1e12), v.maxValue(5e12));

/** Whether a text contains an address, which is never stored (rule C15). */
export const hasAddress = (text: string): boolean => text.includes('://') || text.includes('/@');

/** Text without an address, so that an export that contains it can be imported again. */
export const shortText = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => !hasAddress(text)),
  );

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
