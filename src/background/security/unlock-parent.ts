import type { Parent } from '../../domain/people/members.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { PinKeys } from '../../platform/crypto/pin-crypto.ts';
import { markSealed } from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import type { BackgroundServices } from '../services.ts';

/** The reply to an unlock. */
export interface Unlocking {
  readonly ok: true;
  readonly parent: string;
  /** On the wall clock. */
  readonly until: EpochMs;
  /** Whether this parent's PIN is the first one. */
  readonly first: boolean;
}

/**
 * Unlocks for a parent whose PIN was given: checks their last seal and makes a new one; the first
 * one, if they come from another browser (rules A13, A18).
 */
export async function unlockParent(
  services: Pick<BackgroundServices, 'connection' | 'pinGuard' | 'sealService'>,
  { id, unsealed }: Parent,
  { sealKey, signingSeed }: PinKeys,
): Promise<Unlocking> {
  const { connection, pinGuard, sealService } = services;
  if (unsealed === undefined) {
    await sealService.renew(id, sealKey);
  } else {
    const ids = (await connection.read(readSettings)).parents.map((parent) => parent.id);
    await sealService.begin(id, sealKey, ids, async (database) => markSealed(database, id));
  }
  return { ok: true, parent: id, until: await pinGuard.unlock(id, signingSeed), first: false };
}
