import { MEMBER, SOME_PARENT } from '../../domain/agreement/agreement.ts';
import { isolate as isolatedIn } from '../../domain/i18n/messages.ts';
import type { BrowserProfileView, MemberView, ParentView } from '../../messages/views.ts';
import { readingDirection } from '../language.ts';
import { t } from '../i18n.ts';

/** A name that cannot turn the direction of the sentence around it. */
export function isolatedText(name: string): string {
  return isolatedIn(name, readingDirection());
}

/** What a member is called; whoever gave no name has a number. */
export function memberName({ members }: BrowserProfileView, member: MemberView): string {
  if (member.name !== '') return isolatedText(member.name);
  const unnamed = members.filter(({ name }) => name === '');
  const number = unnamed.findIndex(({ id }) => id === member.id) + 1;
  return t('memberUnnamed', String(number));
}

/** What a parent is called; also one who was removed since. */
export function parentName({ parents }: BrowserProfileView, id: string | null): string {
  const name = parents.find((parent) => parent.id === id)?.name ?? '';
  return name === '' || name === t('pinParentDefault') ? t('pinParent') : isolatedText(name);
}

/** A name as it stands at the beginning of a sentence. */
export function titled(name: string): string {
  return name === t('pinParent') ? t('pinParentDefault') : name;
}

/** The parent whose PIN opens the page now; by id, or by the name that stands for it. */
export function unlockedParent({ parents, unlocked }: BrowserProfileView): ParentView | null {
  if (unlocked === null) return null;
  const known = parents.find(({ id }) => id === unlocked.parent);
  return known ?? parents.find(({ name }) => name === unlocked.parent) ?? null;
}

/** Whoever made something or said yes to it: the member, or a parent by their id. */
export function authorText(profile: BrowserProfileView, member: MemberView, by: string): string {
  return by === MEMBER ? memberName(profile, member) : parentName(profile, by);
}

/**
 * The same for a yes that counts: without a PIN nobody can know that it was a parent, and the page
 * does not look as if it did.
 */
export function signerText(profile: BrowserProfileView, member: MemberView, by: string): string {
  return by === SOME_PARENT ? t('parentWithoutPin') : authorText(profile, member, by);
}

/** Addresses are never kept, so a text that looks like one is not taken. */
export function containsUrl(text: string): boolean {
  return text.includes('://') || text.includes('/@');
}
