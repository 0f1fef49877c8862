import { MINUTE, SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/**
 * Failed attempts since the last success, and the remaining wait. The wait counts down in running
 * time only, so neither a restart nor the clock shortens it (rule A13).
 */
export interface Attempts {
  readonly failures: number;
  readonly waitMs: Millis;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, waitMs: 0 };

/** Browsers stop an idle service worker after 30 s, so a longer pause was not running time. */
export const LONGEST_RUN: Millis = 35 * SECOND;

/** Wrong attempts that cost no wait, since they are probably typing errors. */
const FREE_ATTEMPTS = 4;
const FIRST_WAIT: Millis = 30 * SECOND;
const LONGEST_WAIT: Millis = 5 * MINUTE;

/** After a wrong PIN: from the fifth on, each doubles the wait, up to 5 minutes (rule A13). */
export function afterFailure({ failures, waitMs }: Attempts): Attempts {
  const over = failures - FREE_ATTEMPTS;
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(over, 10));
  return { failures: failures + 1, waitMs: Math.max(waitMs, wait) };
}

/** Reduces the wait by running time; negative values are ignored. */
export function countDown({ failures, waitMs }: Attempts, ranMs: Millis): Attempts {
  return { failures, waitMs: Math.max(0, waitMs - Math.max(0, ranMs)) };
}

/** In characters; the form suggests 6 or more. */
const MIN_PIN_LENGTH = 4;
export const MAX_PIN_LENGTH = 64;

/**
 * Removes whitespace and invisible spaces, as pasting adds them, and applies NFKC. Both twice:
 * a space between a letter and its combining mark prevents composition, and NFKC decomposes some
 * marks into a space and a combining mark. Idempotent.
 */
export function normalizePin(typed: string): string {
  return withoutSpaces(withoutSpaces(typed).normalize('NFKC')).normalize('NFKC');
}

/** Keeps zero-width joiners, which emoji sequences need. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u200B\u2060]/gu, '');
}

/** Whether a normalized PIN has an accepted length. */
export function isPinLength(pin: string): boolean {
  // Counts code points, not UTF-16 units.
  const { length } = Array.from(pin);
  return length >= MIN_PIN_LENGTH && length <= MAX_PIN_LENGTH;
}
