import { MEMBER, SOME_PARENT } from '../../domain/agreement/consent.ts';
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
 * Whoever answered a member, or gave extra time, within a sentence. Without a PIN nobody can be told
 * apart (rules A3 and A9).
 */
export function answererName(profile: Parents, by: string | null): string {
  return by === SOME_PARENT || by === MEMBER ? t('someoneWithoutPin') : parentName(profile, by);
}

/** A name from `parentName`, `answererName` or `authorName`, for the beginning of a sentence. */
export function capitalized(name: string): string {
  if (name === t('someoneWithoutPin')) return t('someoneWithoutPinStart');
  return name === t('pinParent') ? t('pinParentDefault') : name;
}

/** The parent whose PIN unlocked the page. */
export function unlockedParent({ parents, unlocked }: BrowserProfileView): ParentView | null {
  return parents.find(({ id }) => id === unlocked?.parent) ?? null;
}

/** The name of whoever made or accepted something. @param by a parent's id, or `MEMBER` */
export function authorDisplayName(
  profile: BrowserProfileView,
  member: MemberView,
  by: string,
): string {
  return by === MEMBER ? memberName(profile, member) : parentName(profile, by);
}

/**
 * The name of whoever agreed to something. Without a PIN nobody can tell whether it was a parent,
 * and the page says so (rule A3).
 */
export function signerName(profile: BrowserProfileView, member: MemberView, by: string): string {
  return by === SOME_PARENT ? t('parentWithoutPin') : authorDisplayName(profile, member, by);
}
