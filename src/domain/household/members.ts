import type { HouseholdMember } from './members.schema.ts';
import type { WeekCard } from './week/week-card.ts';
import type { Member } from '../people/members.ts';
import type { EpochMs } from '../time/units.ts';

export type { HouseholdMember };

/**
 * The order of the rows, which is the same on every device and says nothing about anybody's week:
 * parents first, so that no child stands on top, and each as they joined.
 */
export function inOrder(persons: readonly HouseholdMember[]): HouseholdMember[] {
  return persons.toSorted(
    (a, b) =>
      Number(b.grownUp) - Number(a.grownUp) ||
      a.joinedAt - b.joinedAt ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * What a card tells about whose it is. Somebody may join on two devices: the earlier moment
 * counts, on all of them. The name of somebody here is this browser's own to know.
 * @param known as they were known until now
 */
export function updatedByCard(known: HouseholdMember | undefined, card: WeekCard): HouseholdMember {
  if (known === undefined) {
    const { person: id, name, grownUp, joinedAt, counter } = card;
    return { id, name, grownUp, joinedAt, member: null, showsSkipped: false, heard: counter };
  }
  const joinedAt = Math.min(known.joinedAt, card.joinedAt);
  if (card.counter <= known.heard) return { ...known, joinedAt };
  const said = known.member === null ? { name: card.name, grownUp: card.grownUp } : {};
  return { ...known, ...said, joinedAt, heard: card.counter };
}

/** What the members of a browser are in their household. */
export interface Joining {
  /** The members of this browser. */
  readonly members: readonly Pick<Member, 'id' | 'name'>[];
  /** Those of them who are parents in it, of the ones who were nobody yet. */
  readonly grownUps: readonly string[];
  /** Who of them is somebody of the household already. */
  readonly as: { readonly member: string; readonly person: HouseholdMember } | null;
  readonly now: EpochMs;
  readonly makeId: () => string;
}

/**
 * The household's people once the members of this browser are among them: each is who they were,
 * or the one they say they are, or somebody new.
 * @param known the people so far, of this browser and of others
 */
export function joinMembers(
  known: readonly HouseholdMember[],
  { members, grownUps, as, now, makeId }: Joining,
): HouseholdMember[] {
  const own = members.map(({ id, name }): HouseholdMember => {
    const person = as?.member === id ? as.person : known.find(({ member }) => member === id);
    if (person !== undefined) return { ...person, name, member: id };
    const grownUp = grownUps.includes(id);
    const nobodyYet = { joinedAt: now, showsSkipped: false, heard: 0 };
    return { id: makeId(), name, grownUp, member: id, ...nobodyYet };
  });
  const elsewhere = known.filter(
    ({ id, member }) => member === null && !own.some((person) => person.id === id),
  );
  return [...own, ...elsewhere];
}
