import { barX } from '@observablehq/plot';
import type { FeedGroup, GroupTime } from '../../../domain/feed-groups.ts';
import { drawOn } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** Told apart by how they are filled, not by colour alone. */
const FILLS: Readonly<Record<FeedGroup, string>> = {
  endless: 'var(--bar)',
  people: 'url(#hatch)',
  rest: 'var(--surface)',
};

/** One bar of the whole week, cut into the three groups. */
export function feedsPlot(groups: readonly GroupTime[], sheet: Sheet): SVGElement {
  const parts = groups
    .map(({ group, ms }, i) => {
      const from = groups.slice(0, i).reduce((sum, earlier) => sum + earlier.ms, 0);
      return { group, from, to: from + ms };
    })
    .filter(({ from, to }) => to > from);
  return drawOn(sheet, {
    labels: 0,
    x: { domain: [0, Math.max(1, parts.at(-1)?.to ?? 1)] },
    y: { type: 'band', domain: [0], padding: 0 },
    marks: [
      barX(parts, {
        x1: 'from',
        x2: 'to',
        y: () => 0,
        insetLeft: 1,
        insetRight: 1,
        insetTop: 1,
        insetBottom: 1,
        rx: 3,
        fill: ({ group }: { group: FeedGroup }) => FILLS[group],
        stroke: 'var(--bar)',
      }),
    ],
  });
}
