import * as v from 'valibot';
import { storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';

/**
 * One member's day elsewhere, from TikTok's own record (rule C18): when videos started outside the
 * browsers that Kintime measured, and the latest moment up to which each can have run. A date
 * without a row is unknown; a row without starts says that nothing was watched elsewhere.
 */
export const describeElsewhereDay = (f: FieldTypes) =>
  f.object({
    member: f.id,
    date: f.date,
    zone: f.zone,
    starts: v.array(f.moment, 'has no list of {field}'),
    ends: v.array(f.moment, 'has no list of {field}'),
  });

/** Whether the starts ascend and each video ends by the start of the next. */
function isOrdered({ starts, ends }: Pick<ElsewhereDay, 'starts' | 'ends'>): boolean {
  return (
    starts.length === ends.length &&
    starts.every((start, i) => {
      const end = ends[i] ?? 0;
      return start <= end && end <= (starts[i + 1] ?? Infinity);
    })
  );
}

export const elsewhereDaySchema = v.pipe(
  describeElsewhereDay(storedFields),
  v.check((day) => isOrdered(day)),
);

export type ElsewhereDay = TypeOf<ReturnType<typeof describeElsewhereDay>>;
