import type { Agreement } from './agreement.ts';

/** Stands for the member where an author or a consent is named; parents are named by their id. */
export const MEMBER = 'member';

/** Stands for a parent while no parent has a PIN to be identified by. */
export const SOME_PARENT = 'parent';

/** Whether everybody needed has agreed: the member and, unless the member decides, a parent (rule A3). */
export function isAgreed({ way, yeses }: Agreement): boolean {
  const member = yeses.some(({ by }) => by === MEMBER);
  return member && (way === 'self' || yeses.some(({ by }) => by !== MEMBER));
}
