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

/** How long one code stands on the phone. */
export const STEP: Millis = 30 * SECOND;

/** How many steps a phone's clock may be off, either way. */
const BESIDE = 1;

const CODE = /^\d{6}$/;

/** Whether this can be a phone code; a PIN can look the same. */
export function isCodeLike(tidied: string): boolean {
  return CODE.test(tidied);
}

/** The step that a moment lies in. */
export function stepAt(wall: EpochMs): number {
  return Math.floor(wall / STEP);
}

/**
 * The steps whose codes are taken at a moment: the present one and one beside it, and none at or
 * before the last one used, so that each works once, also with the clock set back (design: Extra
 * time). The present one first.
 * @param wall the wall clock, which the phone goes by as well
 */
export function stepsTaken(wall: EpochMs, lastStep: number): number[] {
  const present = stepAt(wall);
  return [present, present - BESIDE, present + BESIDE].filter((step) => step > lastStep);
}
