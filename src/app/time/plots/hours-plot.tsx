import type { JSX } from 'preact';
import { hoursInOrder } from '../../../domain/stats/hour-histogram.ts';
import type { WeekdayHours } from '../../../domain/stats/hour-histogram.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { hourText, weekdayText } from '../../../ui/text/format-date.ts';
import { Box, HorizontalLine, PlotFigure, RowLabel, ColumnLabel, VerticalLine } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

/** The height of the tallest bar, as a share of its row. */
const MAX_HEIGHT = 0.82;
/** The least time for a full bar, so that a minute in a quiet week does not look like a lot. */
const MIN_FULL = 10 * MINUTE;

/** Keep in step with `inset-block` of `.hour-field` in `time.css`. */
const TOP = 22;

/** A weekday (row) and an hour in the order of the day (column), both from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * One row of hourly bars for each weekday.
 * @param selected the highlighted cell
 */
export function hoursPlot(
  rows: readonly WeekdayHours[],
  dayStart: string,
  lateFrom: string,
  selected: Cell | null,
  size: PlotSize,
): JSX.Element {
  const order = hoursInOrder(dayStart);
  const maximum = Math.max(MIN_FULL, ...rows.flatMap(({ hoursMs }) => hoursMs));
  const hours = rows.flatMap(({ hoursMs }, row) =>
    order.flatMap((hour, column) => {
      const ms = hoursMs[hour] ?? 0;
      return ms === 0 ? [] : [{ row, column, share: ms / maximum }];
    }),
  );
  const lateHour = Number(lateFrom.slice(0, 2)) + Number(lateFrom.slice(3)) / 60;
  const late = (lateHour - (order[0] ?? 0) + 24) % 24;
  const ticks = [0, 6, 12, 18].map((hour) => order.indexOf(hour)).filter((column) => column >= 0);
  const baseline = (row: number): number => row + 1 - 0.06;
  const scales = scalesFor(size, { across: [0, 24], up: [rows.length, 0], top: TOP });
  return (
    <PlotFigure on={size}>
      <Box on={scales} across={[late, 24]} up={[0, rows.length]} fill="var(--track)" />
      <VerticalLine on={scales} at={late} stroke="var(--control-line)" stroke-dasharray="2 3" />
      {ticks.map((column) => (
        <VerticalLine key={column} on={scales} at={column} stroke="var(--line)" />
      ))}
      {rows.map(({ weekday }, row) => (
        <HorizontalLine key={weekday} on={scales} at={baseline(row)} stroke="var(--control-line)" />
      ))}
      {selected === null ? null : (
        <Box
          on={scales}
          across={[selected.column, selected.column + 1]}
          up={[selected.row, baseline(selected.row)]}
          fill="none"
          stroke="var(--ink)"
          stroke-width={1.5}
        />
      )}
      {hours.map(({ row, column, share }) => (
        <Box
          key={`${row} ${column}`}
          on={scales}
          across={[column, column + 1]}
          up={[baseline(row) - share * MAX_HEIGHT, baseline(row)]}
          insetAcross={0.75}
          fill="var(--time)"
        />
      ))}
      {rows.map(({ weekday }, row) => (
        <RowLabel key={weekday} on={scales} at={row + 0.62} text={weekdayText(weekday, 'short')} />
      ))}
      {ticks.map((column) => (
        <ColumnLabel
          key={column}
          on={scales}
          at={column}
          above={14}
          text={hourText(order[column] ?? 0)}
        />
      ))}
    </PlotFigure>
  );
}
