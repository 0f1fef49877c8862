import type { DayKey } from '../../time/units.ts';

/** A family's note about the week that starts on `week`. It stays on this device. */
export interface WeekNote {
  readonly week: DayKey;
  readonly text: string;
}

/** In characters. */
export const LONGEST_NOTE = 500;

/** A little more than a year of weeks; older notes are dropped. */
const MAX_NOTES = 60;

/** Adds or replaces the note of a week; an empty text removes it. Sorted by week. */
export function withNote(
  notes: readonly WeekNote[],
  { week, text }: WeekNote,
): readonly WeekNote[] {
  const others = notes.filter((note) => note.week !== week);
  const all = text.trim() === '' ? others : [...others, { week, text: text.trim() }];
  return all.toSorted((a, b) => (a.week < b.week ? -1 : 1)).slice(-MAX_NOTES);
}
