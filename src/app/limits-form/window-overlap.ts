import { isWallTime } from '../../domain/time/calendar.ts';
import type { QuietWindow } from '../../domain/limits/rules/rules.ts';
import type { WallTime } from '../../domain/time/units.ts';

const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** Whether any two windows share a minute of the week. */
export function windowsOverlap(windows: readonly QuietWindow[], dayStart: WallTime): boolean {
  const taken = new Uint8Array(MINUTES_PER_WEEK);
  return windows.some((window) => {
    const own = minutesOf(window, dayStart);
    const overlaps = own.some((minute) => taken[minute] === 1);
    for (const minute of own) taken[minute] = 1;
    return overlaps;
  });
}

function minutesOf({ from, to, weekdays }: QuietWindow, dayStart: WallTime): number[] {
  if (!isWallTime(from) || !isWallTime(to)) return [];
  const length = (minuteOf(to) - minuteOf(from) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const first = minuteOf(from) + (from < dayStart ? MINUTES_PER_DAY : 0);
  return weekdays.flatMap((weekday) =>
    Array.from(
      { length },
      (_, i) => ((weekday - 1) * MINUTES_PER_DAY + first + i) % MINUTES_PER_WEEK,
    ),
  );
}

function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
