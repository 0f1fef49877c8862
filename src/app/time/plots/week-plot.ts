import { barY, ruleY, text, tickY } from '@observablehq/plot';
import { MINUTE } from '../../../domain/units.ts';
import type { Millis } from '../../../domain/units.ts';
import { durationText } from '../../../ui/durations.ts';
import type { DayShown } from '../../../ui/overview.ts';
import { drawOn, LABELS_WIDTH } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { stepsOver } from './steps.ts';

const LEAST_HEIGHT: Millis = 30 * MINUTE;

/** Seven days side by side: what was used, and the quiet line of what was agreed on. */
export function weekPlot(days: readonly DayShown[], sheet: Sheet): SVGElement {
  const used = days.flatMap((day) =>
    day.ms === null || day.ms === 0 ? [] : [{ ...day, ms: day.ms }],
  );
  const limited = days.flatMap((day) =>
    day.limitMs === null || day.ahead ? [] : [{ ...day, limitMs: day.limitMs }],
  );
  const extended = limited.filter(({ grantedMs }) => grantedMs > 0);
  const most = Math.max(
    LEAST_HEIGHT,
    ...used.map(({ ms }) => ms),
    ...limited.map(({ limitMs, grantedMs }) => limitMs + grantedMs),
  );
  const lines = stepsOver(most);
  const charged = (day: { ms: Millis; unchargedMs: Millis }): Millis =>
    day.ms - Math.min(day.ms, day.unchargedMs);
  const overhang = sheet.width < 500 ? -2 : -6;
  return drawOn(sheet, {
    top: 12,
    x: {
      type: 'band',
      domain: days.map(({ date }) => date),
      paddingInner: 0.36,
      paddingOuter: 0.18,
      round: false,
    },
    y: { domain: [0, lines.at(-1) ?? most] },
    marks: [
      ruleY(lines, { stroke: 'var(--line)' }),
      text(lines, {
        y: (line: Millis) => line,
        text: (line: Millis) => durationText(line, 'narrow'),
        frameAnchor: sheet.isMirrored ? 'right' : 'left',
        dx: sheet.isMirrored ? LABELS_WIDTH : -LABELS_WIDTH,
        textAnchor: sheet.isMirrored ? 'end' : 'start',
        fill: 'var(--ink-soft)',
      }),
      barY(used, {
        x: 'date',
        y1: 0,
        y2: charged,
        rx: 3,
        fill: ({ partly }: DayShown) => (partly ? 'url(#hatch)' : 'var(--bar)'),
      }),
      barY(
        used.filter(({ unchargedMs }) => unchargedMs > 0),
        {
          x: 'date',
          y1: charged,
          y2: 'ms',
          rx: 3,
          fill: 'var(--surface)',
          stroke: 'var(--bar)',
          inset: 1,
        },
      ),
      // A gap in the bar around the line, which would be lost on it.
      tickY(limited, { x: 'date', y: 'limitMs', stroke: 'var(--ground)', strokeWidth: 4.5 }),
      tickY(limited, {
        x: 'date',
        y: 'limitMs',
        inset: overhang,
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
      }),
      tickY(extended, {
        x: 'date',
        y: ({ limitMs, grantedMs }: { limitMs: Millis; grantedMs: Millis }) => limitMs + grantedMs,
        inset: overhang,
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
        strokeDasharray: '3 3',
      }),
      ruleY([0], { stroke: 'var(--control-line)' }),
    ],
  });
}
