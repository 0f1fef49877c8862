import * as v from 'valibot';
import { ARCHIVE_PROGRAM } from '../domain/backup/archive.ts';
import type { HouseholdMember } from '../domain/household/members.ts';
import { jsonOf } from './week-card.ts';
import { id, timestamp, personName } from '../messages/primitives.schema.ts';

/** Grows with every change that an older Kintime would misread. */
const VERSION = 1;

/** Who is in a household, as a file tells it to a browser that joins. */
export type FilePerson = Pick<HouseholdMember, 'id' | 'name' | 'grownUp' | 'joinedAt'>;

/** A pairing with the names that a text is too short for. */
export interface PairingFile {
  /** The letters of the text. */
  readonly pairing: string;
  readonly household: string;
  readonly persons: readonly FilePerson[];
}

const file = v.object({
  program: v.literal(ARCHIVE_PROGRAM),
  version: v.literal(VERSION),
  pairing: v.pipe(v.string(), v.maxLength(100)),
  household: personName,
  persons: v.pipe(
    v.array(v.strictObject({ id, name: personName, grownUp: v.boolean(), joinedAt: timestamp })),
    v.maxLength(100),
  ),
});

const anyFile = v.object({
  program: v.literal(ARCHIVE_PROGRAM),
  version: v.pipe(v.number(), v.minValue(VERSION + 1)),
  pairing: v.string(),
});

/** The content of a pairing file. */
export function writePairingFile({ pairing, household, persons }: PairingFile): string {
  const told = persons.map(({ id: person, name, grownUp, joinedAt }) => ({
    id: person,
    name,
    grownUp,
    joinedAt,
  }));
  const content = { program: ARCHIVE_PROGRAM, version: VERSION, pairing, household, persons: told };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Reads the content of a pairing file; `null` for anything else. */
export function parsePairingFile(text: string): PairingFile | 'newer' | null {
  const content = jsonOf(text);
  if (v.is(anyFile, content)) return 'newer';
  const result = v.safeParse(file, content);
  return result.success ? result.output : null;
}
