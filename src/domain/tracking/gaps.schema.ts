import * as v from 'valibot';
import { storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import { GAP_REASONS } from './gaps.ts';

/** A stretch of time that could not be measured (rule C13). */
export const describeGap = (f: FieldTypes) =>
  f.object({
    device: f.id,
    site: f.site,
    start: f.moment,
    /** `null` while it lasts. */
    end: v.nullable(f.moment),
    reason: f.oneOf(GAP_REASONS),
  });

export const gapSchema = describeGap(storedFields);
export type Gap = TypeOf<typeof gapSchema>;
