/** A class of `scene.css` that fills with a person's colour. */
export type PersonColour = 'person-1' | 'person-2' | 'person-3' | 'person-4';

const COLOURS = ['person-1', 'person-2', 'person-3', 'person-4'] as const;

/**
 * The colour that a person keeps on every screen and in every browser, by their id. Two people may
 * share one: the name always stands beside it.
 */
export function personColour(id: string): PersonColour {
  let sum = 0;
  for (const letter of id) sum += letter.codePointAt(0) ?? 0;
  return COLOURS[sum % COLOURS.length] ?? 'person-1';
}
