import { dayBounds } from '../domain/calendar.ts';
import type { Gap } from '../domain/gaps.ts';
import { calendarOn } from '../domain/measured.ts';
import type { Picture } from '../domain/picture.ts';
import type { Interval } from '../domain/spans.ts';
import type { DayKey } from '../domain/units.ts';
import { machineClock } from '../platform/clock.ts';
import { readGaps } from '../store/reading.ts';
import { firstWeekday } from '../ui/language.ts';
import { pictureQuery } from '../ui/picture.ts';
import type { Query } from '../ui/picture.ts';
import { datesOf } from '../ui/present.ts';

/** What the screen of one week reads. */
export interface WeekRead {
  readonly weeksAgo: number;
  readonly picture: Picture;
  /** Everything that was not counted in that week. */
  readonly gaps: readonly Gap[];
  /** False where the page could read days but not every gap. */
  readonly allGaps: boolean;
}

/** One week with its days and what was not counted in it. */
export function weekQuery(weeksAgo: number): Query<WeekRead> {
  const query = pictureQuery((settings) =>
    datesOf(settings, machineClock.now().wall, firstWeekday(settings.firstDay), weeksAgo),
  );
  return {
    async fromDatabase(database) {
      const picture = await query.fromDatabase(database);
      const week = boundsOf(picture, weeksAgo);
      const begun = week === null ? [] : await readGaps(database, week.start, week.end);
      // Gaps that began earlier and last into the week matter only where they break measuring.
      const lasting = picture.breaks.filter(
        ({ start, end }) => week === null || (start < week.start && (end ?? Infinity) > week.start),
      );
      return { weeksAgo, picture, gaps: [...lasting, ...begun], allGaps: true };
    },
    async fromBackground() {
      const picture = await query.fromBackground();
      return { weeksAgo, picture, gaps: picture.breaks, allGaps: false };
    },
  };
}

function boundsOf({ settings }: Picture, weeksAgo: number): Interval | null {
  const { wall } = machineClock.now();
  const dates: DayKey[] = datesOf(settings, wall, firstWeekday(settings.firstDay), weeksAgo);
  const [first, last] = [dates[0], dates[6]];
  if (first === undefined || last === undefined) return null;
  return {
    start: dayBounds(calendarOn(settings.calendars, first), first).start,
    end: dayBounds(calendarOn(settings.calendars, last), last).end,
  };
}
