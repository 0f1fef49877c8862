import * as v from 'valibot';
import { MAX_DAY, storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import { FEEDS } from './feeds.ts';

/** One member's day on one device and site, always recomputed from its spans (rule C9). */
export const describeDay = (f: FieldTypes) => {
  const ms = f.millis(MAX_DAY);
  return f.object({
    device: f.id,
    member: f.id,
    site: f.site,
    date: f.date,
    activeMs: ms,
    /** By local clock hour in the zone of recording; after a clock change one may exceed an hour (rule C7). */
    hoursMs: f.tuple(24, ms, 'hours'),
    feedsMs: f.record(FEEDS, ms, 'part of the site'),
    opens: f.count,
    skipped: f.count,
    sessions: f.count,
    longestMs: ms,
    lateMs: ms,
    unchargedMs: ms,
    limitMs: v.nullable(ms),
    grantedMs: ms,
    zone: f.zone,
  });
};

export const daySchema = describeDay(storedFields);
export type Day = TypeOf<typeof daySchema>;
