import { storedFields } from './fields.schema.ts';
import type { FieldTypes, TypeOf } from './fields.schema.ts';

/** How days are cut from a moment on: the zone, when a day starts, and from when it is late (rule C7). */
export const describeCalendar = (f: FieldTypes) =>
  f.object({
    /** The first moment this holds for; the first calendar also holds for all time before. */
    from: f.moment,
    zone: f.zone,
    dayStart: f.wallTime,
    lateFrom: f.wallTime,
  });

export const calendarSchema = describeCalendar(storedFields);
export type Calendar = TypeOf<typeof calendarSchema>;
