import { scaleBand } from 'd3-scale';
import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Millis } from '../../../domain/time/units.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';
import { Box, DurationLines, HorizontalLine, PlotFigure, Tick } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { Range, PlotSize } from './scales.ts';
import { tickValues } from './ticks.ts';

const MIN_HEIGHT: Millis = 30 * MINUTE;

/** Inner padding between bars, as a share of a column; the outer padding is half of it. */
const PADDING = 0.36;

/** Seven days as bars, with a line for each day's limit. */
export function weekPlot(days: readonly ShownDay[], size: PlotSize): JSX.Element {
  const band = scaleBand(
    days.map(({ date }) => date),
    [0, days.length],
  )
    .paddingInner(PADDING)
    .paddingOuter(PADDING / 2);
  const columns = days.map((day) => {
    const from = band(day.date) ?? 0;
    return { ...day, across: [from, from + band.bandwidth()] as Range };
  });
  const used = columns.flatMap((day) =>
    day.ms === null || day.ms === 0 ? [] : [{ ...day, ms: day.ms }],
  );
  const limited = columns.flatMap((day) =>
    day.limitMs === null || day.ahead ? [] : [{ ...day, limitMs: day.limitMs }],
  );
  const maximum = Math.max(
    MIN_HEIGHT,
    ...used.map(({ ms }) => ms),
    ...limited.map(({ limitMs, grantedMs }) => limitMs + grantedMs),
  );
  const lines = tickValues(maximum);
  const scales = scalesFor(size, {
    across: [0, days.length],
    up: [0, lines.at(-1) ?? maximum],
    top: 12,
  });
  const overhang = size.width < 500 ? 2 : 6;
  return (
    <PlotFigure on={size}>
      <DurationLines on={scales} at={lines} />
      {used.map(({ date, across, ms, unchargedMs, partly }) => {
        const charged = ms - Math.min(ms, unchargedMs);
        const fill = partly ? 'url(#hatch)' : 'var(--time)';
        return (
          <Fragment key={date}>
            <Box on={scales} across={across} up={[0, charged]} rx={3} fill={fill} />
            {charged === ms ? null : (
              <Box
                on={scales}
                across={across}
                up={[charged, ms]}
                inset={1}
                rx={3}
                fill="var(--surface)"
                stroke="var(--time)"
              />
            )}
          </Fragment>
        );
      })}
      {limited.map(({ date, across, limitMs, grantedMs }) => {
        const tick = { on: scales, across, overhang, stroke: 'var(--ink)', 'stroke-width': 1.5 };
        return (
          <Fragment key={date}>
            {/* A gap in the bar, so that the line stands out. */}
            <Tick
              on={scales}
              across={across}
              at={limitMs}
              stroke="var(--ground)"
              stroke-width={4.5}
            />
            <Tick {...tick} at={limitMs} />
            {grantedMs === 0 ? null : (
              <Tick {...tick} at={limitMs + grantedMs} stroke-dasharray="3 3" />
            )}
          </Fragment>
        );
      })}
      <HorizontalLine on={scales} at={0} stroke="var(--control-line)" />
    </PlotFigure>
  );
}
