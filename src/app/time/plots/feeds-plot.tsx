import type { JSX } from 'preact';
import type { FeedGroup, GroupTime } from '../../../domain/stats/feed-groups.ts';
import { Box, PlotFigure } from './marks.tsx';
import { scalesFor } from './scales.ts';
import type { PlotSize } from './scales.ts';

/** Told apart by how they are filled, not by colour alone. */
const FILLS: Readonly<Record<FeedGroup, string>> = {
  endless: 'var(--bar)',
  people: 'url(#hatch)',
  rest: 'var(--surface)',
};

/** One bar of the whole week, cut into the three groups. */
export function feedsPlot(groups: readonly GroupTime[], sheet: PlotSize): JSX.Element {
  const parts = groups
    .map(({ group, ms }, i) => {
      const from = groups.slice(0, i).reduce((sum, earlier) => sum + earlier.ms, 0);
      return { group, from, to: from + ms };
    })
    .filter(({ from, to }) => to > from);
  const plane = scalesFor(sheet, {
    across: [0, Math.max(1, parts.at(-1)?.to ?? 1)],
    up: [0, 1],
    labelsWidth: 0,
  });
  return (
    <PlotFigure on={sheet}>
      {parts.map(({ group, from, to }) => (
        <Box
          key={group}
          on={plane}
          across={[from, to]}
          up={[0, 1]}
          inset={1}
          rx={3}
          fill={FILLS[group]}
          stroke="var(--bar)"
        />
      ))}
    </PlotFigure>
  );
}
