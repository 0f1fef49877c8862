import { MINUTE } from '../../time/units.ts';
import type { Grant } from './extra-time.schema.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { chargedMs } from './charged-time.ts';
import type { ChargedTime } from './charged-time.ts';

export type { Grant };

/**
 * How extra time was granted: with a parent's PIN, an authenticator code, as the free extension, or
 * by whoever was here while no parent had a PIN.
 */
export const GRANT_METHODS = ['pin', 'code', 'free', 'no-pin'] as const;
export type GrantMethod = (typeof GRANT_METHODS)[number];

/** The amounts that can be asked for. */
export const EXTRA_CHOICES: readonly Millis[] = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** What may be added once a day without asking, if the rules allow it (rule A12). */
export const FREE_EXTENSION: Millis = 5 * MINUTE;

/** The sum of these grants. */
export function grantedMs(grants: readonly Grant[]): Millis {
  return grants.reduce((sum, { ms }) => sum + ms, 0);
}

/**
 * How much may be watched in total of what a rule charges. Extra time is added to what is left when
 * it is given; time watched beyond the limit by then (the last video) is not deducted from it.
 * What another browser reports uses up the extra time that was given until then, even together with
 * the report (rule H4).
 * @param charged since the rule began to charge
 */
export function allowanceOf(limit: Millis, charged: ChargedTime, grants: readonly Grant[]): Millis {
  return grants
    .toSorted((a, b) => a.at - b.at)
    .reduce((allowance, { at, ms }) => {
      return Math.max(allowance, chargedMs(charged, at)) + ms;
    }, limit);
}

/** Whether the free extension of a date was used (rule A12). */
export function isFreeTaken(grants: readonly Grant[], date: DayKey): boolean {
  return grants.some((grant) => grant.how === 'free' && grant.date === date);
}
