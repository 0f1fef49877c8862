import { windowMinutes } from '../../domain/limits/rules/compare.ts';
import type { QuietWindow } from '../../domain/limits/rules/rules.ts';
import { isWallTime } from '../../domain/time/calendar.ts';
import type { WallTime } from '../../domain/time/units.ts';

/** Whether any two windows share a minute of the week. */
export function windowsOverlap(windows: readonly QuietWindow[], dayStart: WallTime): boolean {
  const taken = new Set<number>();
  const complete = windows.filter(({ from, to }) => isWallTime(from) && isWallTime(to));
  return complete.some((window) => {
    const own = window.weekdays.flatMap((day) => windowMinutes(window, day, dayStart));
    const overlaps = own.some((minute) => taken.has(minute));
    for (const minute of own) taken.add(minute);
    return overlaps;
  });
}
