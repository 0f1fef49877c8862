import { MINUTE } from '../../../domain/time/units.ts';
import type { Millis } from '../../../domain/time/units.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';

/** The least time for a full bar: a first day of a few minutes must not fill the chart. */
const MIN_FULL: Millis = 45 * MINUTE;

/** Room above the highest mark for its label, as a share of the chart. */
const HEADROOM = 0.1;

/** How much of last week's bar must show for its label, as a share of the chart. */
const ROOM_FOR_LABEL = 0.2;

/** Lines closer than this have their labels on either side. */
const ROOM_BETWEEN_LABELS = 0.14;

/** Labels of lines from this column on would leave the chart, and end with it instead. */
const LAST_COLUMNS = 5;

/** One day; all heights are shares of the chart's. */
export interface ChartColumn {
  /** All time of the day; the limit leaves out the upper `uncharged` part of it (rule A8). */
  readonly used: number;
  readonly uncharged: number;
  /** The same day a week before; `null` if unknown. */
  readonly lastWeek: number | null;
  /** Names last week's bar, once in a chart. */
  readonly namesLastWeek: boolean;
  readonly limit: number | null;
  /** Where the label of the limit is; only on the first day of several with the same one. */
  readonly limitLabel: 'start' | 'end' | null;
  /** Whether that label says what it is, as the first one does; the others are numbers alone. */
  readonly namesLimit: boolean;
  /** The limit with extra time; `null` without any. */
  readonly extended: number | null;
}

export interface WeekChart {
  readonly columns: readonly ChartColumn[];
  /** The typical day. */
  readonly typical: number | null;
  /** Whether the label of the typical day has to be below its line, since a limit's is above it. */
  readonly typicalBelow: boolean;
}

/**
 * The heights of a week's marks and the places of their labels.
 * @param before the same days a week before
 */
export function weekChartOf(
  days: readonly ShownDay[],
  before: readonly Pick<ShownDay, 'ms'>[],
  typicalMs: Millis | null,
): WeekChart {
  const limitOf = ({ ahead, limitMs }: ShownDay): Millis | null => (ahead ? null : limitMs);
  const highest = Math.max(
    MIN_FULL,
    typicalMs ?? 0,
    ...days.map(({ ms }) => ms ?? 0),
    ...before.map(({ ms }) => ms ?? 0),
    ...days.map((day) => (limitOf(day) ?? 0) + day.grantedMs),
  );
  const full = highest / (1 - HEADROOM);
  const share = (ms: Millis): number => ms / full;
  const named = labelledColumn(days, before, share);
  const firstLimit = days.findIndex((day) => limitOf(day) !== null);
  const columns = days.map((day, i): ChartColumn => {
    const limitMs = limitOf(day);
    const old = before[i]?.ms ?? null;
    const yesterday = days[i - 1];
    const isRepeated = yesterday !== undefined && limitOf(yesterday) === limitMs;
    return {
      used: share(day.ms ?? 0),
      uncharged: share(Math.min(day.ms ?? 0, day.unchargedMs)),
      lastWeek: old === null ? null : share(old),
      namesLastWeek: i === named,
      limit: limitMs === null ? null : share(limitMs),
      limitLabel: limitMs === null || isRepeated ? null : i < LAST_COLUMNS ? 'start' : 'end',
      namesLimit: i === firstLimit,
      extended: limitMs === null || day.grantedMs === 0 ? null : share(limitMs + day.grantedMs),
    };
  });
  const typical = typicalMs === null ? null : share(typicalMs);
  return {
    columns,
    typical,
    typicalBelow:
      typical !== null &&
      columns.slice(LAST_COLUMNS).some(({ limit }) => {
        const above = (limit ?? -1) - typical;
        return above >= 0 && above < ROOM_BETWEEN_LABELS;
      }),
  };
}

/** The column whose bar of last week shows most, if it has room for its name; -1 for none. */
function labelledColumn(
  days: readonly ShownDay[],
  before: readonly Pick<ShownDay, 'ms'>[],
  share: (ms: Millis) => number,
): number {
  const rooms = days.map(({ ms }, i) => share((before[i]?.ms ?? 0) - (ms ?? 0)));
  const most = Math.max(...rooms);
  return most < ROOM_FOR_LABEL ? -1 : rooms.indexOf(most);
}
