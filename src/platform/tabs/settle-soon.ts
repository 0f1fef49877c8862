import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';

/** A page that is too busy to reply must not hold up the rest. */
const TIMEOUT: Millis = 0.3 * SECOND;

/**
 * Waits until all work has settled, but not longer than the timeout. Every call into a document
 * whose result nobody needs goes through this, since one in a frozen or hung page may never settle.
 */
export async function settleSoon(work: readonly Promise<unknown>[]): Promise<void> {
  const timeout = new Promise((resolve) => setTimeout(resolve, TIMEOUT));
  await Promise.race([Promise.allSettled(work), timeout]);
}
