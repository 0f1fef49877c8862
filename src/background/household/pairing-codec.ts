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
  /** Empty for a text to read aloud. */
  readonly householdName: string;
  /** Only in a file; empty for a text, which names at most the member it was made for. */
  readonly persons: PairingFile['persons'];
  /** The household's shared folder; `null` if the pairing does not tell. */
  readonly folder: SuggestedFolder | null;
}

/**
 * The code that pairs another browser (rule H2).
 * @param names whether it tells the names of the household and of `as`; without, it can be read aloud
 */
export function encodePairing(
  { tag, key, name }: Household,
  firstDay: Pairing['firstDay'],
  as: HouseholdMember | null,
  names: boolean,
  folder: SuggestedFolder | null,
): string {
  const told = names
    ? { householdName: name, personName: as?.name ?? '' }
    : { householdName: '', personName: '' };
  const pairing = { tag, key: bytesOfHex(key), firstDay, ...told, folder };
  const [person, grownUp] = [as?.id ?? null, as?.grownUp ?? false];
  return encodeBech32m(bytesOf({ ...pairing, person, grownUp }));
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
  const householdName = file.household || pairing.householdName;
  return { ok: true, pairing, householdName, persons: file.persons, folder };
}

function typoFailure(letters: string): Failure {
  const fault = faultOf(letters, (others) => decodeBech32m(others) !== null);
  const group = fault.what === 'typo' ? fault.group : null;
  return failure(`pairing-${fault.what}`, group === null ? '' : String(group));
}
