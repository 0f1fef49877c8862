import type { DayKey } from '../../domain/time/units.ts';
import { weekdayName } from './format-date.ts';

/** Letters that fit over a narrow column. */
const ROOM = 5;

/**
 * The weekdays as they stand over narrow columns. Some languages have no short form of some
 * days; letters stand over all columns then, so that they look alike.
 */
export function weekdayColumns(dates: readonly DayKey[]): string[] {
  const short = dates.map((date) => weekdayName(date, 'short'));
  return short.every((name) => name.length <= ROOM)
    ? short
    : dates.map((date) => weekdayName(date, 'narrow'));
}
