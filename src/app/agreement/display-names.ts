import { MEMBER, SOME_PARENT } from '../../domain/agreement/agreement.ts';
import { isolated as isolatedIn } from '../../domain/i18n/messages.ts';
import type { HouseholdView, MemberView, ParentView } from '../../messages/views.ts';
import { readFrom } from '../../ui/language.ts';
import { say } from '../../ui/i18n.ts';

/** A name that cannot turn the direction of the sentence around it. */
export function isolated(name: string): string {
  return isolatedIn(name, readFrom());
}

/** What a member is called; whoever gave no name has a number. */
export function memberName({ members }: HouseholdView, member: MemberView): string {
  if (member.name !== '') return isolated(member.name);
  const unnamed = members.filter(({ name }) => name === '');
  const number = unnamed.findIndex(({ id }) => id === member.id) + 1;
  return say('memberUnnamed', String(number));
}

/** What a parent is called; also one who was removed since. */
export function parentName({ parents }: HouseholdView, id: string | null): string {
  const name = parents.find((parent) => parent.id === id)?.name ?? '';
  return name === '' || name === say('pinParentDefault') ? say('pinParent') : isolated(name);
}

/** A name as it stands at the beginning of a sentence. */
export function titled(name: string): string {
  return name === say('pinParent') ? say('pinParentDefault') : name;
}

/** The parent whose PIN opens the page now; by id, or by the name that stands for it. */
export function unlockedParent({ parents, unlocked }: HouseholdView): ParentView | null {
  if (unlocked === null) return null;
  const known = parents.find(({ id }) => id === unlocked.parent);
  return known ?? parents.find(({ name }) => name === unlocked.parent) ?? null;
}

/** Whoever made something or said yes to it: the member, or a parent by their id. */
export function whoText(household: HouseholdView, member: MemberView, by: string): string {
  return by === MEMBER ? memberName(household, member) : parentName(household, by);
}

/**
 * The same for a yes that counts: without a PIN nobody can know that it was a parent, and the page
 * does not look as if it did.
 */
export function signerText(household: HouseholdView, member: MemberView, by: string): string {
  return by === SOME_PARENT ? say('parentWithoutPin') : whoText(household, member, by);
}

/** Addresses are never kept, so a text that looks like one is not taken. */
export function holdsAddress(text: string): boolean {
  return text.includes('://') || text.includes('/@');
}
