import * as v from 'valibot';
import type { WeekCard } from '../domain/household/week/week-card.ts';
import { weekCardSchema } from '../domain/household/week/week-card.schema.ts';

/** The card in a decrypted envelope; `null` for anything else. */
export function parseCard(text: string): WeekCard | null {
  const result = v.safeParse(weekCardSchema, jsonOf(text));
  return result.success ? result.output : null;
}

/** `undefined` for text that is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
