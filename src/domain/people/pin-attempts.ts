import { HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/**
 * Wrong PINs since the last right one, and what is left to wait. The wait counts down in running
 * time alone, so neither a restart nor the clock shortens it (design: PIN and parents).
 */
export interface Attempts {
  readonly failures: number;
  readonly waitMs: Millis;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, waitMs: 0 };

/** So many wrong ones are slips of the finger. */
const FREE_SLIPS = 4;
const FIRST_WAIT: Millis = 30 * SECOND;
const LONGEST_WAIT: Millis = 5 * MINUTE;

/** After a wrong PIN: the fifth and each later one has to be waited for, longer each time. */
export function afterWrong({ failures, waitMs }: Attempts): Attempts {
  const over = failures - FREE_SLIPS;
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(over, 10));
  return { failures: failures + 1, waitMs: Math.max(waitMs, wait) };
}

/** After so much running time. */
export function waited({ failures, waitMs }: Attempts, ranMs: Millis): Attempts {
  return { failures, waitMs: Math.max(0, waitMs - Math.max(0, ranMs)) };
}

/** A forgotten PIN that somebody asked to do away with, in plain sight. */
export interface PinReset {
  readonly askedAt: EpochMs;
  /** The running time since then. */
  readonly ranMs: Millis;
}

/** How long a reset waits by the wall clock, and how long in running time. */
export const RESET_WAIT: Millis = 48 * HOUR;
export const RESET_RUN: Millis = 2 * HOUR;

/** Whether a new PIN may take the place of the old ones. */
export function isResetDue(reset: PinReset, now: EpochMs): boolean {
  return now >= reset.askedAt + RESET_WAIT && reset.ranMs >= RESET_RUN;
}

/** The shortest PIN taken; six are suggested. */
const SHORTEST_PIN = 4;
export const LONGEST_PIN = 64;

/**
 * A PIN as it is meant: blanks around and within come from pasting, also those that nobody sees,
 * and marks can be written two ways. Blanks go first, since one between a letter and its mark
 * keeps them apart, and once more after, since some marks are written with one.
 */
export function normalizePin(typed: string): string {
  return withoutBlanks(withoutBlanks(typed).normalize('NFKC')).normalize('NFKC');
}

/** Zero-width joiners stay: emoji are made with them. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s\u200B\u2060]/gu, '');
}

/** Whether a tidied PIN is of a length that is taken. */
export function isPinLength(pin: string): boolean {
  // An emoji is one sign to whoever types it, not two.
  const { length } = Array.from(pin);
  return length >= SHORTEST_PIN && length <= LONGEST_PIN;
}
