import type { Kin } from '../../domain/household/household.ts';
import {
  bytesOf,
  bytesOfHex,
  faultOf,
  lettersOf,
  pairingOf,
} from '../../domain/household/pairing-code.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import type { Person } from '../../domain/household/members.ts';
import { fromLetters, toLetters } from '../../platform/crypto/text-encoding.ts';
import type { Failure } from '../../messages/index.ts';
import { parsePairingFile } from '../../files/pairing-file.ts';
import type { PairingFile } from '../../files/pairing-file.ts';
import { failure } from '../messaging/errors.ts';

/** A pairing that was read, from a text or a file. */
export interface ReadPairing {
  readonly ok: true;
  readonly pairing: Pairing;
  /** What a file says beside; empty for a text. */
  readonly household: string;
  readonly persons: PairingFile['persons'];
}

/** The letters that bring another browser into the household. */
export function pairingLetters(
  { tag, key }: Kin,
  firstDay: Pairing['firstDay'],
  as: Person | null,
): string {
  const person = as?.id ?? null;
  const grownUp = as?.grownUp ?? false;
  return toLetters(bytesOf({ tag, key: bytesOfHex(key), firstDay, person, grownUp }));
}

/** Reads what somebody typed, pasted or chose; says what is wrong with anything that pairs nothing. */
export function readPairing(text: string): ReadPairing | Failure {
  if (!text.trimStart().startsWith('{')) return read(text, { household: '', persons: [] });
  const file = parsePairingFile(text);
  if (file === null) return failure('pairing-not-ours', '');
  if (file === 'newer') return failure('pairing-newer', '');
  return read(file.pairing, file);
}

function read(typed: string, file: Omit<PairingFile, 'pairing'>): ReadPairing | Failure {
  const letters = lettersOf(typed);
  const bytes = fromLetters(letters);
  if (bytes === null) return wrong(letters);
  const pairing = pairingOf(bytes);
  if (typeof pairing === 'string') {
    return failure(pairing === 'newer' ? 'pairing-newer' : 'pairing-not-ours', '');
  }
  return { ok: true, pairing, household: file.household, persons: file.persons };
}

function wrong(letters: string): Failure {
  const fault = faultOf(letters, (others) => fromLetters(others) !== null);
  const group = fault.what === 'typo' ? fault.group : null;
  return failure(`pairing-${fault.what}`, group === null ? '' : String(group));
}
