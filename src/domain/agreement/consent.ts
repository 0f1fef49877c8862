import type { Author } from '../people/members.ts';
import type { Agreement, DecisionMode } from './agreement.ts';

/** Stands for the member where an author or a consent is named; parents are named by their id. */
export const MEMBER = 'member';

/** Stands for a parent while no parent has a PIN to be identified by. */
export const SOME_PARENT = 'parent';

/**
 * The author of a change before there is a PIN, when nobody can be told apart: what is not for the
 * member alone to decide counts as a parent's, and still needs the member's yes.
 */
export function unnamedParent(hasPin: boolean, way: DecisionMode): Author | null {
  return hasPin || way === 'self' ? null : { id: SOME_PARENT, name: '' };
}

/** Whether everybody needed has agreed: the member and, unless the member decides, a parent (rule A3). */
export function isAgreed({ way, yeses }: Agreement): boolean {
  const member = yeses.some(({ by }) => by === MEMBER);
  return member && (way === 'self' || yeses.some(({ by }) => by !== MEMBER));
}
