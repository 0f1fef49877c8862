import * as v from 'valibot';
import {
  newerPairingFileSchema,
  PAIRING_VERSION,
  pairingFileSchema,
} from '../domain/household/pairing-file.schema.ts';
import type { PairingContent } from '../domain/household/pairing-file.schema.ts';
import { jsonOf } from './week-card.ts';

/** A pairing with the names that a text is too short for. */
export type PairingFile = Omit<PairingContent, 'program' | 'version'>;

/** The content of a pairing file. */
export function writePairingFile({ pairing, household, persons, folder }: PairingFile): string {
  const content: PairingContent = {
    program: 'kintime',
    version: PAIRING_VERSION,
    pairing,
    household,
    persons: persons.map(({ id, name, grownUp, joinedAt }) => ({ id, name, grownUp, joinedAt })),
    ...(folder === undefined ? {} : { folder }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Parses the content of a pairing file; `null` for anything else. */
export function parsePairingFile(text: string): PairingFile | 'newer' | null {
  const content = jsonOf(text);
  if (v.is(newerPairingFileSchema, content)) return 'newer';
  const result = v.safeParse(pairingFileSchema, content);
  return result.success ? result.output : null;
}
