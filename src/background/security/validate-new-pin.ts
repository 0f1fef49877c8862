import { isPinLength, normalizePin } from '../../domain/people/pin-attempts.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Failure } from '../../messages/index.ts';
import { verifyPin } from '../../platform/crypto/pin-crypto.ts';
import { failure } from '../messaging/errors.ts';

/** Why a new PIN is refused for its length or its confirmation, if it is. */
export function refusePinForm(typed: string, confirm: string): Failure | null {
  const pin = normalizePin(typed);
  if (!isPinLength(pin)) return failure('pin-length', '');
  return pin === normalizePin(confirm) ? null : failure('pin-differs', '');
}

/** The same for a parent's PIN, which also identifies the parent: no two may have the same one. */
export async function refuseParentPin(
  others: readonly Parent[],
  typed: string,
  confirm: string,
): Promise<Failure | null> {
  const refused = refusePinForm(typed, confirm);
  if (refused !== null) return refused;
  const pin = normalizePin(typed);
  const matches = await Promise.all(others.map(async (other) => verifyPin(pin, other.pin)));
  return matches.some((keys) => keys !== null) ? failure('pin-taken', '') : null;
}
