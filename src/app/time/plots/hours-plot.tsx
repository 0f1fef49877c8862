import type { JSX } from 'preact';
import { hoursInOrder } from '../../../domain/stats/hour-histogram.ts';
import type { WeekdayHours } from '../../../domain/stats/hour-histogram.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { hourText, weekdayText } from '../../../ui/text/format-date.ts';
import { Box, LevelLine, PlotFigure, RowLabel, TopLabel, UprightLine } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

/** How tall an hour can get in its row; the rest is air. */
const FULL = 0.82;
/** So that a single minute in a quiet week does not look like a lot. */
const MIN_FULL = 10 * MINUTE;

/** The `block-start` of `.hour-field` in `time.css`. */
const TOP = 22;

interface Cell {
  /** Which row and which hour of the day somebody reads. */
  readonly row: number;
  readonly column: number;
}

/** A row for each weekday, and in it the hours of the day, taller with more time. */
export function hoursPlot(
  rows: readonly WeekdayHours[],
  dayStart: string,
  lateFrom: string,
  read: Cell | null,
  sheet: PlotSize,
): JSX.Element {
  const order = hoursInOrder(dayStart);
  const most = Math.max(MIN_FULL, ...rows.flatMap(({ hoursMs }) => hoursMs));
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
  const plane = scalesFor(sheet, { across: [0, 24], up: [rows.length, 0], top: TOP });
  return (
    <PlotFigure on={sheet}>
      <Box on={plane} across={[late, 24]} up={[0, rows.length]} fill="var(--track)" />
      <UprightLine on={plane} at={late} stroke="var(--control-line)" stroke-dasharray="2 3" />
      {marks.map((column) => (
        <UprightLine key={column} on={plane} at={column} stroke="var(--line)" />
      ))}
      {rows.map(({ weekday }, row) => (
        <LevelLine key={weekday} on={plane} at={floor(row)} stroke="var(--control-line)" />
      ))}
      {read === null ? null : (
        <Box
          on={plane}
          across={[read.column, read.column + 1]}
          up={[read.row, floor(read.row)]}
          fill="none"
          stroke="var(--ink)"
          stroke-width={1.5}
        />
      )}
      {hours.map(({ row, column, share }) => (
        <Box
          key={`${row} ${column}`}
          on={plane}
          across={[column, column + 1]}
          up={[floor(row) - share * FULL, floor(row)]}
          insetAcross={0.75}
          fill="var(--bar)"
        />
      ))}
      {rows.map(({ weekday }, row) => (
        <RowLabel key={weekday} on={plane} at={row + 0.62} text={weekdayText(weekday, 'short')} />
      ))}
      {marks.map((column) => (
        <TopLabel
          key={column}
          on={plane}
          at={column}
          above={14}
          text={hourText(order[column] ?? 0)}
        />
      ))}
    </PlotFigure>
  );
}
