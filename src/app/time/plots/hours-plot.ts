import { rect, ruleX, ruleY, text } from '@observablehq/plot';
import { hoursInOrder } from '../../../domain/hour-map.ts';
import type { WeekdayHours } from '../../../domain/hour-map.ts';
import { MINUTE } from '../../../domain/units.ts';
import { hourText, weekdayText } from '../../../ui/dates.ts';
import { drawOn, LABELS_WIDTH } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** How tall an hour can get in its row; the rest is air. */
const FULL = 0.82;
/** So that a single minute in a quiet week does not look like a lot. */
const LEAST_FULL = 10 * MINUTE;

/** The `block-start` of `.hour-field` in `time.css`. */
const TOP = 22;

interface Place {
  /** Which row and which hour of the day somebody reads. */
  readonly row: number;
  readonly column: number;
}

/** A row for each weekday, and in it the hours of the day, taller with more time. */
export function hoursPlot(
  rows: readonly WeekdayHours[],
  dayStart: string,
  lateFrom: string,
  read: Place | null,
  sheet: Sheet,
): SVGElement {
  const order = hoursInOrder(dayStart);
  const most = Math.max(LEAST_FULL, ...rows.flatMap(({ hoursMs }) => hoursMs));
  const hours = rows.flatMap(({ hoursMs }, row) =>
    order.flatMap((hour, column) => {
      const ms = hoursMs[hour] ?? 0;
      return ms === 0 ? [] : [{ row, column, share: ms / most }];
    }),
  );
  const lateHour = Number(lateFrom.slice(0, 2)) + Number(lateFrom.slice(3)) / 60;
  const late = (lateHour - (order[0] ?? 0) + 24) % 24;
  const marks = [0, 6, 12, 18].map((hour) => order.indexOf(hour)).filter((column) => column >= 0);
  const floor = (row: number): number => row + 1 - 0.06;
  return drawOn(sheet, {
    top: TOP,
    x: { domain: [0, 24] },
    y: { domain: [rows.length, 0] },
    marks: [
      rect([late], {
        x1: (at: number) => at,
        x2: 24,
        y1: 0,
        y2: rows.length,
        fill: 'var(--track)',
      }),
      ruleX([late], { stroke: 'var(--control-line)', strokeDasharray: '2 3' }),
      ruleX(marks, { stroke: 'var(--line)' }),
      ruleY(rows, {
        y: (_: WeekdayHours, row: number) => floor(row),
        stroke: 'var(--control-line)',
      }),
      rect(read === null ? [] : [read], {
        x1: 'column',
        x2: ({ column }: Place) => column + 1,
        y1: 'row',
        y2: ({ row }: Place) => floor(row),
        fill: 'none',
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
      }),
      rect(hours, {
        x1: 'column',
        x2: ({ column }: { column: number }) => column + 1,
        y1: ({ row, share }: { row: number; share: number }) => floor(row) - share * FULL,
        y2: ({ row }: { row: number }) => floor(row),
        fill: 'var(--bar)',
        insetLeft: 0.75,
        insetRight: 0.75,
      }),
      text(rows, {
        y: (_: WeekdayHours, row: number) => row + 0.62,
        text: ({ weekday }: WeekdayHours) => weekdayText(weekday, 'short'),
        frameAnchor: sheet.isMirrored ? 'right' : 'left',
        dx: sheet.isMirrored ? LABELS_WIDTH : -LABELS_WIDTH,
        textAnchor: sheet.isMirrored ? 'end' : 'start',
        fill: 'var(--ink-soft)',
      }),
      text(marks, {
        x: (column: number) => column,
        text: (column: number) => hourText(order[column] ?? 0),
        frameAnchor: 'top',
        dy: -14,
        fill: 'var(--ink-soft)',
      }),
    ],
  });
}
