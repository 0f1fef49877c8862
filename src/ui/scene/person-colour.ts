/** A class of `scene.css` that fills with a person's colour. */
export type PersonColour = 'person-1' | 'person-2' | 'person-3' | 'person-4';

const COLOURS = ['person-1', 'person-2', 'person-3', 'person-4'] as const;

interface Identified {
  readonly id: string;
}

/** The people of this browser, in the order of its profile. */
interface PeopleInOrder {
  readonly members: readonly Identified[];
  readonly parents?: readonly Identified[];
}

let members: readonly Identified[] = [];
let parents: readonly Identified[] = [];
let peopleElsewhere: readonly Identified[] = [];

/**
 * Sets whose colours have to differ. Members come before parents, so that they have the same colours
 * on a page that does not know the parents.
 */
export function setPeople(people: PeopleInOrder): void {
  members = people.members;
  parents = people.parents ?? [];
}

/**
 * Sets who of the household uses only other browsers. In the week they stand beside the members of
 * this browser, and not beside its parents, so the colours of these are free for them.
 */
export function setPeopleElsewhere(people: readonly Identified[]): void {
  peopleElsewhere = people;
}

/**
 * The colour that follows from a person's id, or the next one that nobody before them has. More than
 * four people share colours: the name always stands beside it.
 */
export function personColour(id: string): PersonColour {
  const isElsewhere = peopleElsewhere.some((person) => person.id === id);
  const taken: number[] = [];
  for (const person of [...members, ...(isElsewhere ? peopleElsewhere : parents)]) {
    let colour = colourOf(person.id);
    while (taken.length < COLOURS.length && taken.includes(colour))
      colour = (colour + 1) % COLOURS.length;
    if (person.id === id) return COLOURS[colour] ?? 'person-1';
    taken.push(colour);
  }
  return COLOURS[colourOf(id)] ?? 'person-1';
}

function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum += letter.codePointAt(0) ?? 0;
  return sum % COLOURS.length;
}
