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

let peopleHere: readonly Identified[] = [];
let peopleElsewhere: readonly Identified[] = [];

/**
 * Sets whose colours have to differ. Members come before parents, so that they have the same colours
 * on a page that does not know the parents.
 */
export function setPeople({ members, parents = [] }: PeopleInOrder): void {
  peopleHere = [...members, ...parents];
}

/** Sets who of the household uses only other browsers. They come last, so that they change nobody's. */
export function setPeopleElsewhere(people: readonly Identified[]): void {
  peopleElsewhere = people;
}

/**
 * The colour that follows from a person's id, or the next one that nobody before them has. More than
 * four people share colours: the name always stands beside it.
 */
export function personColour(id: string): PersonColour {
  const taken: number[] = [];
  for (const person of [...peopleHere, ...peopleElsewhere]) {
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
