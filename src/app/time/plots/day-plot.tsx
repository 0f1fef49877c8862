import type { JSX } from 'preact';
import { splitAtHours } from '../../../domain/time/calendar.ts';
import type { DaySession } from '../../../domain/stats/day-sessions.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { EpochMs, ZoneId } from '../../../domain/time/units.ts';
import { hourText } from '../../../ui/text/format-date.ts';
import { Box, HorizontalLine, PlotFigure, ColumnLabel, VerticalLine } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

/** Hours between grid lines. */
const GRID_HOURS = 6;

/**
 * The sessions and gaps of one day on a time axis.
 * @param day its bounds, in epoch milliseconds
 */
export function dayPlot(
  sessions: readonly DaySession[],
  missing: readonly Interval[],
  day: Interval,
  zone: ZoneId,
  size: PlotSize,
): JSX.Element {
  const ticks = splitAtHours(zone, day)
    // The first piece may begin in the middle of an hour.
    .filter(({ hour }, i) => i > 0 && hour % GRID_HOURS === 0)
    .filter(({ hour }, i, all) => all[i - 1]?.hour !== hour);
  // Keeps short sessions visible: at least 2 px.
  const minLength = ((day.end - day.start) / Math.max(1, size.width)) * 2;
  const clamp = (at: EpochMs): EpochMs => Math.min(day.end, Math.max(day.start, at));
  const scales = scalesFor(size, {
    across: [day.start, day.end],
    up: [0, 1],
    top: 22,
    labelsWidth: 0,
  });
  return (
    <PlotFigure on={size}>
      {ticks.map(({ start }) => (
        <VerticalLine key={start} on={scales} at={start} stroke="var(--line)" />
      ))}
      {missing.map(({ start, end }, i) => (
        <Box
          key={i}
          on={scales}
          across={[clamp(start), clamp(end)]}
          up={[0, 1]}
          fill="url(#hatch-missing)"
        />
      ))}
      {sessions.map(({ start, end }, i) => (
        <Box
          key={i}
          on={scales}
          across={[start, Math.max(end, start + minLength)]}
          up={[0, 1]}
          rx={1.5}
          fill="var(--time)"
        />
      ))}
      <HorizontalLine on={scales} at={0} stroke="var(--control-line)" />
      {ticks.map(({ start, hour }) => (
        <ColumnLabel key={start} on={scales} at={start} above={15} text={hourText(hour)} />
      ))}
    </PlotFigure>
  );
}
