import * as v from 'valibot';
import { MAX_DAY, storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import { sum } from '../stats/sum.ts';
import { SECOND } from '../time/units.ts';

/**
 * One member's day elsewhere, from TikTok's own record (rule C18): when videos started outside the
 * browsers that Kintime measured, and how long each can have run. A date without a row is unknown; a
 * row without videos says that nothing was watched elsewhere.
 */
export const describeElsewhereDay = (f: FieldTypes) => {
  const seconds = v.array(f.between(0, MAX_DAY / SECOND), 'has no list of {field}');
  return f.object({
    member: f.id,
    date: f.date,
    zone: f.zone,
    /** When the first of `waits` begins: the beginning of the day, or the first start if that is earlier. */
    from: f.moment,
    /** The seconds before each video, since `from` or since the one before it must have ended. */
    waits: seconds,
    /** The seconds that each video can have run: until the next started, at most. */
    runs: seconds,
  });
};

export const elsewhereDaySchema = v.pipe(
  describeElsewhereDay(storedFields),
  v.check(({ waits, runs }) => isPossible(waits, runs)),
);

/** Whether every video has its two numbers and a start of its own, and all fit into one day. */
export function isPossible(waits: readonly number[], runs: readonly number[]): boolean {
  const isLater = (wait: number, i: number): boolean => i === 0 || wait + (runs[i - 1] ?? 0) > 0;
  return (
    waits.length === runs.length &&
    waits.every(isLater) &&
    (sum(waits) + sum(runs)) * SECOND <= MAX_DAY
  );
}

export type ElsewhereDay = TypeOf<ReturnType<typeof describeElsewhereDay>>;
