import type { Agreement } from './agreement.ts';

/*
 * In a file of its own: the popup needs it, and nothing else of what an agreement hangs on.
 */

/** Stands for the member where somebody is named; parents are named by their id. */
export const MEMBER = 'member';

/** Whether both sides said yes: the member, and a parent where it is not the member's own to decide. */
export function isAgreed({ way, yeses }: Agreement): boolean {
  const member = yeses.some(({ by }) => by === MEMBER);
  return member && (way === 'self' || yeses.some(({ by }) => by !== MEMBER));
}
