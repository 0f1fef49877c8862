import * as v from 'valibot';
import { personName } from '../people/names.schema.ts';
import { id, timestamp } from '../time/input.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';
import { householdMemberSchema } from './members.schema.ts';

/** Increases with every change that an older Kintime would misread. */
export const PAIRING_VERSION = 1;

const { name, joinedAt } = householdMemberSchema.entries;

/** Somebody of the household, as the file describes them to a browser that joins. */
const person = v.strictObject({
  id: v.pipe(householdMemberSchema.entries.id, id),
  name: v.pipe(name, personName),
  grownUp: householdMemberSchema.entries.grownUp,
  joinedAt: v.pipe(joinedAt, timestamp),
});

/** A pairing as a file, with the names that a text is too short for (rule H2). */
export const pairingFileSchema = v.object({
  program: v.literal('kintime'),
  version: v.literal(PAIRING_VERSION),
  /** The same letters as the text to read aloud. */
  pairing: v.pipe(v.string(), v.maxLength(100)),
  household: personName,
  persons: v.pipe(v.array(person), v.maxLength(100)),
  /** The household's shared folder; left out without one. An older Kintime ignores it. */
  folder: v.exactOptional(
    v.object({
      address: v.pipe(v.string(), v.maxLength(1000)),
      user: v.pipe(v.string(), v.maxLength(200)),
    }),
  ),
});

/** A file of a later version, of which no more is known than this. */
export const newerPairingFileSchema = v.object({
  program: v.literal('kintime'),
  version: v.pipe(v.number(), v.minValue(PAIRING_VERSION + 1)),
  pairing: v.string(),
});

export type PairingContent = TypeOf<typeof pairingFileSchema>;
