import { compareNames } from '../i18n/compare-names.ts';
import { compareText } from '../i18n/compare-text.ts';
import type { HouseholdMember } from './members.schema.ts';
import type { WeekCard } from './week/week-card.ts';
import type { Member, Parent } from '../people/members.ts';
import type { EpochMs } from '../time/units.ts';

export type { HouseholdMember };

/**
 * Sorts members by name for display (rule H3). The order is the same on every device and does not
 * depend on anyone's week, so it is no ranking.
 */
export function sortMembers(persons: readonly HouseholdMember[]): HouseholdMember[] {
  return persons.toSorted(
    (a, b) => compareNames(a.name, b.name) || a.joinedAt - b.joinedAt || compareText(a.id, b.id),
  );
}

/**
 * Updates a member with what a card says about its owner. The earliest time of joining on any
 * device wins. For members of this browser, the name and role set here take precedence.
 * @param known the member as known so far; `undefined` for a new one
 */
export function updatedByCard(known: HouseholdMember | undefined, card: WeekCard): HouseholdMember {
  if (known === undefined) {
    const { person: id, name, grownUp, joinedAt, counter } = card;
    return { id, name, grownUp, joinedAt, member: null, showsSkipped: false, heard: counter };
  }
  const joinedAt = Math.min(known.joinedAt, card.joinedAt);
  if (card.counter <= known.heard) return { ...known, joinedAt };
  const profile = known.member === null ? { name: card.name, grownUp: card.grownUp } : {};
  return { ...known, ...profile, joinedAt, heard: card.counter };
}

/** How the members of a browser join a household. */
export interface Joining {
  /** The members of this browser. */
  readonly members: readonly Pick<Member, 'id' | 'name'>[];
  /** The parents of this browser; a member of the same name is the same person (rule A22). */
  readonly parents: readonly Pick<Parent, 'name'>[];
  /** The one who already is a member of the household on another device. */
  readonly as: { readonly member: string; readonly person: HouseholdMember } | null;
  readonly now: EpochMs;
  readonly makeId: () => string;
}

/**
 * Adds the members of this browser to the household (rule H2). Each keeps the household member
 * they were, becomes the one in `as`, or a new one.
 * @param known the household's members so far, on this browser and on others
 */
export function joinMembers(
  known: readonly HouseholdMember[],
  { members, parents, as, now, makeId }: Joining,
): HouseholdMember[] {
  const own = members.map(({ id, name }): HouseholdMember => {
    const person = as?.member === id ? as.person : known.find(({ member }) => member === id);
    if (person !== undefined) return { ...person, name, member: id };
    return {
      id: makeId(),
      name,
      grownUp: name !== '' && parents.some((parent) => parent.name === name),
      member: id,
      joinedAt: now,
      showsSkipped: false,
      heard: 0,
    };
  });
  const elsewhere = known.filter(
    ({ id, member }) => member === null && !own.some((person) => person.id === id),
  );
  return [...own, ...elsewhere];
}
