import type { Household } from '../../domain/household/household.ts';
import {
  bytesOf,
  bytesOfHex,
  faultOf,
  lettersOf,
  pairingOf,
} from '../../domain/household/pairing-code.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { SuggestedFolder } from '../../domain/household/sharing/connection.ts';
import { decodeBech32m, encodeBech32m } from '../../platform/crypto/text-encoding.ts';
import type { Failure } from '../../messages/index.ts';
import { parsePairingFile } from '../../files/pairing-file.ts';
import type { PairingFile } from '../../files/pairing-file.ts';
import { failure } from '../messaging/errors.ts';

/** A pairing from a text or a file. */
export interface DecodedPairing {
  readonly ok: true;
  readonly pairing: Pairing;
  /** Only in a file; empty for a text. */
  readonly householdName: string;
  readonly persons: PairingFile['persons'];
  /** The household's shared folder; `null` if the pairing does not tell. */
  readonly folder: SuggestedFolder | null;
}

/** The code that pairs another browser (rule H2), with the household's shared folder if there is one. */
export function encodePairing(
  { tag, key }: Household,
  firstDay: Pairing['firstDay'],
  as: HouseholdMember | null,
  folder: SuggestedFolder | null,
): string {
  const person = as?.id ?? null;
  const grownUp = as?.grownUp ?? false;
  return encodeBech32m(bytesOf({ tag, key: bytesOfHex(key), firstDay, person, grownUp, folder }));
}

/** Decodes a typed code or the content of a file, or says what is wrong with it. */
export function decodePairing(text: string): DecodedPairing | Failure {
  if (!text.trimStart().startsWith('{')) return decode(text, { household: '', persons: [] });
  const file = parsePairingFile(text);
  if (file === null) return failure('pairing-not-ours', '');
  if (file === 'newer') return failure('pairing-newer', '');
  return decode(file.pairing, file);
}

function decode(typed: string, file: Omit<PairingFile, 'pairing'>): DecodedPairing | Failure {
  const letters = lettersOf(typed);
  const bytes = decodeBech32m(letters);
  if (bytes === null) return typoFailure(letters);
  const pairing = pairingOf(bytes);
  if (typeof pairing === 'string') {
    return failure(pairing === 'newer' ? 'pairing-newer' : 'pairing-not-ours', '');
  }
  const folder = file.folder ?? pairing.folder;
  return { ok: true, pairing, householdName: file.household, persons: file.persons, folder };
}

function typoFailure(letters: string): Failure {
  const fault = faultOf(letters, (others) => decodeBech32m(others) !== null);
  const group = fault.what === 'typo' ? fault.group : null;
  return failure(`pairing-${fault.what}`, group === null ? '' : String(group));
}
