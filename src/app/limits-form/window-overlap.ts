import { isWallTime } from '../../domain/time/calendar.ts';
import type { QuietWindow } from '../../domain/limits/rules/rules.ts';
import type { WallTime } from '../../domain/time/units.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Whether any two of these windows hold at the same minute of a week. */
export function windowsOverlap(windows: readonly QuietWindow[], dayStart: WallTime): boolean {
  const taken = new Uint8Array(WEEK);
  return windows.some((window) => {
    const own = minutesOf(window, dayStart);
    const meets = own.some((minute) => taken[minute] === 1);
    for (const minute of own) taken[minute] = 1;
    return meets;
  });
}

function minutesOf({ from, to, weekdays }: QuietWindow, dayStart: WallTime): number[] {
  if (!isWallTime(from) || !isWallTime(to)) return [];
  const length = (minuteOf(to) - minuteOf(from) + DAY) % DAY;
  const first = minuteOf(from) + (from < dayStart ? DAY : 0);
  return weekdays.flatMap((weekday) =>
    Array.from({ length }, (_, i) => ((weekday - 1) * DAY + first + i) % WEEK),
  );
}

function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
