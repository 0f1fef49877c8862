import * as v from 'valibot';

/** Moments between 2001 and 2128: what lies outside was not read from a clock. */
export const timestamp = v.pipe(v.number(), v.integer(), v.minValue(1e12), v.maxValue(5e12));

/** What a household's own export would take back: no address, and no longer than that. */
export const shortText = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => !text.includes('://') && !text.includes('/@')),
  );

export const personName = shortText(60);
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
