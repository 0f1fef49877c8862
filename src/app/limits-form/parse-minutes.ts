import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';

/** Stands in a number field that holds something else; the browser does not say what. */
export const NO_NUMBER = '?';

export type MinutesError = 'not-a-number' | 'limit-negative' | 'limit-not-whole';

/** What was typed as minutes; nothing typed is no limit. */
export type Minutes =
  | { readonly ok: true; readonly ms: Millis | null }
  | { readonly ok: false; readonly fault: MinutesError };

/** Larger is too long for every rule, and still counts exactly. */
const MOST = 1e9;

export function parseMinutes(text: string): Minutes {
  const tidy = text.trim();
  if (tidy === '') return { ok: true, ms: null };
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(tidy)) return { ok: false, fault: 'not-a-number' };
  const number = Number(tidy.replace(',', '.'));
  if (number < 0) return { ok: false, fault: 'limit-negative' };
  if (!Number.isInteger(number)) return { ok: false, fault: 'limit-not-whole' };
  return { ok: true, ms: Math.min(number, MOST) * MINUTE };
}

export function formatMinutes(ms: Millis | null): string {
  return ms === null ? '' : String(ms / MINUTE);
}
