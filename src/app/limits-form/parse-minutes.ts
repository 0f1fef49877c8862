import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';

/** Stands for invalid input of a number field, whose text browsers do not reveal. */
export const NO_NUMBER = '?';

export type MinutesError = 'not-a-number' | 'limit-negative' | 'limit-not-whole';

/** Minutes that were typed; `null` for an empty field, which means no limit. */
export type ParsedMinutes =
  | { readonly ok: true; readonly ms: Millis | null }
  | { readonly ok: false; readonly fault: MinutesError };

/** Too long for every rule, and exact as a number of milliseconds. */
const MAX_MINUTES = 1e9;

export function parseMinutes(text: string): ParsedMinutes {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, ms: null };
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(trimmed)) return { ok: false, fault: 'not-a-number' };
  const number = Number(trimmed.replace(',', '.'));
  if (number < 0) return { ok: false, fault: 'limit-negative' };
  if (!Number.isInteger(number)) return { ok: false, fault: 'limit-not-whole' };
  return { ok: true, ms: Math.min(number, MAX_MINUTES) * MINUTE };
}

/** Minutes that were typed; `null` for an empty or invalid field. */
export function minutesOf(text: string): Millis | null {
  const parsed = parseMinutes(text);
  return parsed.ok ? parsed.ms : null;
}

export function formatMinutes(ms: Millis | null): string {
  return ms === null ? '' : String(ms / MINUTE);
}
