import { storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

const { object, moment, id, site, date } = storedFields;

/** An opening that was declined at the opening pause (rule C11). */
export const skipSchema = object({ at: moment, member: id, site, date });

export type DeclinedOpen = TypeOf<typeof skipSchema>;
