import { rect, ruleX, ruleY, text } from '@observablehq/plot';
import { hourPieces } from '../../../domain/calendar.ts';
import type { DaySession } from '../../../domain/day-sessions.ts';
import type { Interval } from '../../../domain/spans.ts';
import type { EpochMs, ZoneId } from '../../../domain/units.ts';
import { hourText } from '../../../ui/dates.ts';
import { drawOn } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const EVERY = 6;

/** One day from its start to its end, and when in it somebody watched. */
export function dayPlot(
  sessions: readonly DaySession[],
  missing: readonly Interval[],
  day: Interval,
  zone: ZoneId,
  sheet: Sheet,
): SVGElement {
  const marks = hourPieces(zone, day)
    // The first piece begins with the day, perhaps in the middle of an hour.
    .filter(({ hour }, i) => i > 0 && hour % EVERY === 0)
    .filter(({ hour }, i, all) => all[i - 1]?.hour !== hour);
  // A few minutes in a whole day are still to be seen.
  const least = ((day.end - day.start) / Math.max(1, sheet.width)) * 2;
  const within = (at: EpochMs): EpochMs => Math.min(day.end, Math.max(day.start, at));
  return drawOn(sheet, {
    labels: 0,
    top: 22,
    x: { type: 'linear', domain: [day.start, day.end] },
    y: { domain: [0, 1] },
    marks: [
      ruleX(marks, { x: 'start', stroke: 'var(--line)' }),
      rect(missing, {
        x1: ({ start }: Interval) => within(start),
        x2: ({ end }: Interval) => within(end),
        y1: 0,
        y2: 1,
        fill: 'url(#hatch-missing)',
      }),
      rect(sessions, {
        x1: 'start',
        x2: ({ start, end }: DaySession) => Math.max(end, start + least),
        y1: 0,
        y2: 1,
        rx: 1.5,
        fill: 'var(--bar)',
      }),
      ruleY([0], { stroke: 'var(--control-line)' }),
      text(marks, {
        x: 'start',
        text: ({ hour }: { hour: number }) => hourText(hour),
        frameAnchor: 'top',
        dy: -15,
        fill: 'var(--ink-soft)',
      }),
    ],
  });
}
