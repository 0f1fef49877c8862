import { scaleBand } from 'd3-scale';
import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Millis } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';
import { Box, LevelLine, PlotFigure, RowLabel, Tick } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { Range, PlotSize } from './scales.ts';
import { tickValues } from './ticks.ts';

const MIN_HEIGHT: Millis = 30 * MINUTE;

/** How much of a day's column is air between two bars, and half as much at either end. */
const AIR = 0.36;

/** Seven days side by side: what was used, and the quiet line of what was agreed on. */
export function weekPlot(days: readonly ShownDay[], sheet: PlotSize): JSX.Element {
  const band = scaleBand(
    days.map(({ date }) => date),
    [0, days.length],
  )
    .paddingInner(AIR)
    .paddingOuter(AIR / 2);
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
  const most = Math.max(
    MIN_HEIGHT,
    ...used.map(({ ms }) => ms),
    ...limited.map(({ limitMs, grantedMs }) => limitMs + grantedMs),
  );
  const lines = tickValues(most);
  const plane = scalesFor(sheet, {
    across: [0, days.length],
    up: [0, lines.at(-1) ?? most],
    top: 12,
  });
  const overhang = sheet.width < 500 ? 2 : 6;
  return (
    <PlotFigure on={sheet}>
      {lines.map((line) => (
        <LevelLine key={line} on={plane} at={line} stroke="var(--line)" />
      ))}
      {lines.map((line) => (
        <RowLabel key={line} on={plane} at={line} text={durationText(line, 'narrow')} />
      ))}
      {used.map(({ date, across, ms, unchargedMs, partly }) => {
        const charged = ms - Math.min(ms, unchargedMs);
        const fill = partly ? 'url(#hatch)' : 'var(--bar)';
        return (
          <Fragment key={date}>
            <Box on={plane} across={across} up={[0, charged]} rx={3} fill={fill} />
            {charged === ms ? null : (
              <Box
                on={plane}
                across={across}
                up={[charged, ms]}
                inset={1}
                rx={3}
                fill="var(--surface)"
                stroke="var(--bar)"
              />
            )}
          </Fragment>
        );
      })}
      {limited.map(({ date, across, limitMs, grantedMs }) => {
        const tick = { on: plane, across, overhang, stroke: 'var(--ink)', 'stroke-width': 1.5 };
        return (
          <Fragment key={date}>
            {/* A gap in the bar around the line, which would be lost on it. */}
            <Tick
              on={plane}
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
      <LevelLine on={plane} at={0} stroke="var(--control-line)" />
    </PlotFigure>
  );
}
