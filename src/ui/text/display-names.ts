import { authorOf, MEMBER, NO_PIN } from '../../domain/agreement/consent.ts';
import { isolate } from '../../domain/i18n/translations.ts';
import type { BrowserProfileView, MemberView, ParentView } from '../../messages/views.ts';
import { t } from '../i18n.ts';
import { readingDirection } from '../language.ts';
import { numberText } from './format-number.ts';

type Members = Pick<BrowserProfileView, 'members'>;
type Parents = Pick<BrowserProfileView, 'parents'>;

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A name as a bidi isolate, which does not reorder the sentence around it. */
export function isolatedText(name: string): string {
  return isolate(name, readingDirection());
}

/** Display names by id; unnamed people are numbered among themselves. */
export function displayNames(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name || numberedName(people, id)]));
}

/** A member's name; members without one are numbered. */
export function memberName({ members }: Members, { id, name }: MemberView): string {
  return name === '' ? numberedName(members, id) : isolatedText(name);
}

function numberedName(people: readonly Person[], id: string): string {
  const unnamed = people.filter(({ name }) => name === '');
  const number = unnamed.findIndex((person) => person.id === id) + 1;
  return t('memberUnnamed', numberText(number));
}

/** A parent's name within a sentence; "a parent" for one without a name or who was removed. */
export function parentName({ parents }: Parents, id: string | null): string {
  const name = parents.find((parent) => parent.id === id)?.name ?? '';
  return name === '' || name === t('pinParentDefault') ? t('pinParent') : isolatedText(name);
}

/**
 * Whoever answered a member, or gave extra time, within a sentence; without a PIN, nobody can tell
 * who it was (rules A3 and A9).
 */
export function answererName(profile: Parents, by: string | null): string {
  const isUnknown = by !== null && authorOf({ madeBy: by }).is === 'unknown';
  return isUnknown ? t('somebodyNoPin') : parentName(profile, by);
}

/** A name from another function of this file, for the beginning of a sentence. */
export function capitalized(name: string): string {
  if (name === t('somebodyNoPin')) return t('somebodyNoPinStart');
  return name === t('pinParent') ? t('pinParentDefault') : name;
}

/** The parent whose PIN unlocked the page. */
export function unlockedParent({ parents, unlocked }: BrowserProfileView): ParentView | null {
  return parents.find(({ id }) => id === unlocked?.parent) ?? null;
}

/** The only parent with a PIN, who can be named before they give it; `null` for none or several. */
export function singleParent({ parents }: Parents): ParentView | null {
  return parents.length === 1 ? (parents[0] ?? null) : null;
}

/**
 * The name of a side: of whoever agreed to something, or thought it fair.
 * @param by a parent's id, `MEMBER`, or `NO_PIN`
 */
export function sideName(profile: Members & Parents, member: MemberView, by: string): string {
  if (by === NO_PIN) return t('somebodyNoPin');
  return by === MEMBER ? memberName(profile, member) : parentName(profile, by);
}

/** The name of whoever made something; without a PIN, nobody can tell who it was (rule A3). */
export function authorDisplayName(
  profile: Members & Parents,
  member: MemberView,
  madeBy: string,
): string {
  const author = authorOf({ madeBy });
  if (author.is === 'unknown') return t('somebodyNoPin');
  return author.is === 'member' ? memberName(profile, member) : parentName(profile, author.id);
}
