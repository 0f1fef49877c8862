import * as v from 'valibot';
import { number } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

const text = v.string();

/** Names a record that is sealed: something that Kintime never changes once it is written, apart from deleting it. */
const recordId = v.object({
  kind: v.picklist(['agreement', 'grant', 'log']),
  id: text,
  /** Whose it is, and with whom it is deleted; `null` for an entry of the change log. */
  member: v.nullable(text),
});

/** What a seal keeps of a record: its MAC, from which the record cannot be read. */
const mark = v.object({ ...recordId.entries, mac: text });

/** Names a day. */
const sealedPlace = v.object({ member: text, site: text, date: text });

/** What a seal keeps of a day. Its numbers have to be known, since a day may grow. */
const sealedDay = v.object({
  ...sealedPlace.entries,
  activeMs: number,
  limitMs: v.nullable(number),
  grantedMs: number,
  mac: text,
});

/** One parent's seal (rule A18). */
export const sealSchema = v.object({
  /** Whose PIN it was made with. */
  parent: text,
  version: number,
  at: number,
  /** The date on which it was made: it covers the days before. */
  until: text,
  device: text,
  keepDaysMonths: v.nullable(number),
  /** The last id of the change log at that time. Ids only ever go up. */
  logTo: number,
  members: v.array(text),
  marks: v.array(mark),
  /** Which days it covers. */
  dates: v.array(sealedPlace),
  /** Of all of the above. */
  mac: text,
  /** The numbers of those days are apart, so that deleting a day can delete them here, too. */
  rows: v.array(sealedDay),
});

export type RecordId = TypeOf<typeof recordId>;
export type Mark = TypeOf<typeof mark>;
export type SealedPlace = TypeOf<typeof sealedPlace>;
export type SealedDay = TypeOf<typeof sealedDay>;
export type Seal = TypeOf<typeof sealSchema>;
