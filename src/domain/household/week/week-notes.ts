import type { DayKey } from '../../time/units.ts';

/** What a family wrote down about the week that begins on a date. It stays on this device. */
export interface WeekNote {
  readonly week: DayKey;
  readonly text: string;
}

/** In characters. */
export const LONGEST_NOTE = 500;

/** A little more than a year of weeks; an older note makes room. */
const MAX_NOTES = 60;

/** The notes with one of them written anew; an empty one is none. */
export function withNote(
  notes: readonly WeekNote[],
  { week, text }: WeekNote,
): readonly WeekNote[] {
  const others = notes.filter((note) => note.week !== week);
  const all = text.trim() === '' ? others : [...others, { week, text: text.trim() }];
  return all.toSorted((a, b) => (a.week < b.week ? -1 : 1)).slice(-MAX_NOTES);
}
