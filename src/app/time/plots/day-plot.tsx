import type { JSX } from 'preact';
import { splitAtHours } from '../../../domain/time/calendar.ts';
import type { DaySession } from '../../../domain/stats/day-sessions.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { EpochMs, ZoneId } from '../../../domain/time/units.ts';
import { hourText } from '../../../ui/text/format-date.ts';
import { Box, LevelLine, PlotFigure, TopLabel, UprightLine } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

const EVERY = 6;

/** One day from its start to its end, and when in it somebody watched. */
export function dayPlot(
  sessions: readonly DaySession[],
  missing: readonly Interval[],
  day: Interval,
  zone: ZoneId,
  sheet: PlotSize,
): JSX.Element {
  const marks = splitAtHours(zone, day)
    // The first piece begins with the day, perhaps in the middle of an hour.
    .filter(({ hour }, i) => i > 0 && hour % EVERY === 0)
    .filter(({ hour }, i, all) => all[i - 1]?.hour !== hour);
  // A few minutes in a whole day are still to be seen.
  const least = ((day.end - day.start) / Math.max(1, sheet.width)) * 2;
  const within = (at: EpochMs): EpochMs => Math.min(day.end, Math.max(day.start, at));
  const plane = scalesFor(sheet, {
    across: [day.start, day.end],
    up: [0, 1],
    top: 22,
    labelsWidth: 0,
  });
  return (
    <PlotFigure on={sheet}>
      {marks.map(({ start }) => (
        <UprightLine key={start} on={plane} at={start} stroke="var(--line)" />
      ))}
      {missing.map(({ start, end }, i) => (
        <Box
          key={i}
          on={plane}
          across={[within(start), within(end)]}
          up={[0, 1]}
          fill="url(#hatch-missing)"
        />
      ))}
      {sessions.map(({ start, end }, i) => (
        <Box
          key={i}
          on={plane}
          across={[start, Math.max(end, start + least)]}
          up={[0, 1]}
          rx={1.5}
          fill="var(--bar)"
        />
      ))}
      <LevelLine on={plane} at={0} stroke="var(--control-line)" />
      {marks.map(({ start, hour }) => (
        <TopLabel key={start} on={plane} at={start} above={15} text={hourText(hour)} />
      ))}
    </PlotFigure>
  );
}
