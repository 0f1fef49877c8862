import type { JSX } from 'preact';
import type { FeedGroup, GroupTime } from '../../../domain/stats/feed-groups.ts';
import { sumBy } from '../../../domain/stats/sum.ts';
import { Box, PlotFigure } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

/** Patterns, so that groups differ by more than colour. */
const FILLS: Readonly<Record<FeedGroup, string>> = {
  endless: 'var(--time)',
  people: 'url(#hatch)',
  rest: 'var(--surface)',
};

/** The time of a week as one bar, divided into groups of feeds. */
export function feedsPlot(groups: readonly GroupTime[], size: PlotSize): JSX.Element {
  const parts = groups
    .map(({ group, ms }, i) => {
      const from = sumBy(groups.slice(0, i), (earlier) => earlier.ms);
      return { group, from, to: from + ms };
    })
    .filter(({ from, to }) => to > from);
  const scales = scalesFor(size, {
    across: [0, Math.max(1, parts.at(-1)?.to ?? 1)],
    up: [0, 1],
    labelsWidth: 0,
  });
  return (
    <PlotFigure on={size}>
      {parts.map(({ group, from, to }) => (
        <Box
          key={group}
          on={scales}
          across={[from, to]}
          up={[0, 1]}
          inset={1}
          rx={3}
          fill={FILLS[group]}
          stroke="var(--time)"
        />
      ))}
    </PlotFigure>
  );
}
