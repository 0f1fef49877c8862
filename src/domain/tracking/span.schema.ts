import * as v from 'valibot';
import { MAX_DAY, storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import { FEEDS } from './feeds.ts';

/** One unbroken interval of attended time. Spans of one device and site never overlap (rule C3). */
export const describeSpan = (f: FieldTypes) =>
  f.object({
    start: f.moment,
    end: f.moment,
    device: f.id,
    member: f.id,
    site: f.site,
    feed: f.oneOf(FEEDS, 'part of the site in {field}'),
    date: f.date,
    zone: f.zone,
  });

export const spanSchema = v.pipe(
  describeSpan(storedFields),
  v.check(({ start, end }) => start < end && end - start <= MAX_DAY),
);

export type Span = TypeOf<typeof spanSchema>;
