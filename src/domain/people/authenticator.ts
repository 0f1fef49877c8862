import { SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** The authenticator app on a parent's phone, as far as it is known here (RFC 6238). */
export interface Authenticator {
  /** Base32, as authenticator apps take it. */
  readonly secret: string;
  /** The last step whose code was used; 0 before any was. */
  readonly lastStep: number;
  /**
   * Whether a right code has come from it. Before, its codes are good for nothing but this one
   * check; from then on the secret is shown to nobody.
   */
  readonly confirmed: boolean;
}

/** The TOTP time step: how long the app shows one code (RFC 6238). */
export const CODE_PERIOD: Millis = 30 * SECOND;

/** How many steps the phone's clock may be off in either direction. */
const MAX_DRIFT = 1;

const CODE = /^\d{6}$/;

/** Whether a normalized entry can be a code; a PIN may look the same. */
export function isCodeLike(entry: string): boolean {
  return CODE.test(entry);
}

/** The number of the TOTP step that contains a moment. */
export function stepAt(wall: EpochMs): number {
  return Math.floor(wall / CODE_PERIOD);
}

/**
 * The steps whose codes are accepted, the current one first: one step of drift either way, and
 * none at or before the last one used, so each code works once even with the clock set back
 * (rule A14).
 * @param wall the wall clock, since the phone's app uses it too
 */
export function acceptedSteps(wall: EpochMs, lastStep: number): number[] {
  const current = stepAt(wall);
  return [current, current - MAX_DRIFT, current + MAX_DRIFT].filter((step) => step > lastStep);
}
