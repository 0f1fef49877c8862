import { scaleBand } from 'd3-scale';
import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import {
  Box,
  ColumnLabel,
  DurationLines,
  HorizontalLine,
  PlotFigure,
} from '../time/plots/marks.tsx';
import { scalesFor } from '../time/plots/scales.ts';
import type { PlotSize, Range } from '../time/plots/scales.ts';
import { tickValues } from '../time/plots/ticks.ts';
import type { DayEverywhere } from './elsewhere-view.ts';

const MIN_HEIGHT: Millis = 30 * MINUTE;

/** Room for the weekdays above the bars. */
const TOP = 22;

/** Half of the width of a range's end marks, in pixels. */
const MARK = 4;

/**
 * Seven days as bars: this browser, elsewhere on top of it, and a line for the estimate's range.
 * @param names the weekdays
 */
export function elsewherePlot(
  days: readonly DayEverywhere[],
  names: readonly string[],
  size: PlotSize,
): JSX.Element {
  const band = scaleBand(
    days.map(({ date }) => date),
    [0, days.length],
  ).padding(0.3);
  const bars = days.map(({ date, hereMs, elsewhere }) => {
    const from = band(date) ?? 0;
    const here = hereMs ?? 0;
    return { date, elsewhere, here, across: [from, from + band.bandwidth()] as Range };
  });
  const highest = bars.map(({ here, elsewhere }) => here + (elsewhere?.highMs ?? 0));
  const lines = tickValues(Math.max(MIN_HEIGHT, ...highest));
  const scales = scalesFor(size, {
    across: [0, days.length],
    up: [0, lines.at(-1) ?? MIN_HEIGHT],
    top: TOP,
  });
  const { x, y } = scales;
  return (
    <PlotFigure on={size}>
      <DurationLines on={scales} at={lines} />
      {bars.map(({ date, across, here, elsewhere }, i) => {
        const middle = x((across[0] + across[1]) / 2);
        const ends = elsewhere === null ? [] : [elsewhere.lowMs, elsewhere.highMs];
        const [low = 0, high = 0] = ends.map((ms) => y(here + ms));
        return (
          <Fragment key={date}>
            <ColumnLabel
              on={scales}
              at={(across[0] + across[1]) / 2}
              above={TOP}
              text={names[i] ?? ''}
            />
            {here === 0 ? null : (
              <Box on={scales} across={across} up={[0, here]} rx={3} fill="var(--time)" />
            )}
            {elsewhere === null || elsewhere.highMs === 0 ? null : (
              <>
                <Box
                  on={scales}
                  across={across}
                  up={[here, here + elsewhere.ms]}
                  inset={1}
                  rx={3}
                  fill="var(--surface)"
                  stroke="var(--time)"
                />
                <path
                  d={`M${middle - MARK} ${high}h${2 * MARK}m${-MARK} 0V${low}m${-MARK} 0h${2 * MARK}`}
                  fill="none"
                  stroke="var(--ink)"
                  stroke-width={1.5}
                />
              </>
            )}
          </Fragment>
        );
      })}
      <HorizontalLine on={scales} at={0} stroke="var(--control-line)" />
    </PlotFigure>
  );
}
