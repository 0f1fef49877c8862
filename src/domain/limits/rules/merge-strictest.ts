import { MAX_WINDOWS } from './validate.ts';
import { compareRules, MINUTES_A_DAY, minuteOf } from './compare.ts';
import { NO_RULES } from './rules.ts';
import type { DailyRule, QuietWindow, Rules, SessionRule, Strength, WeeklyRule } from './rules.ts';
import type { Millis, WallTime } from '../../time/units.ts';

/**
 * Rules that are as strict as each of these at every point: what a new member of a browser starts
 * with (design: No back door of our own). Rules for a date are left out, since they may loosen.
 * @param dayStart tells which morning a window after midnight belongs to
 */
export function mergeStrictest(all: readonly Rules[], dayStart: WallTime): Rules {
  if (all.length === 0) return NO_RULES;
  return {
    windows: fewestOf(
      all.flatMap(({ windows }) => windows),
      dayStart,
    ),
    session: all.map(({ session }) => session).reduce(stricterSession, null),
    daily: all.map(({ daily }) => daily).reduce(stricterDaily, null),
    weekly: all.map(({ weekly }) => weekly).reduce(stricterWeekly, null),
    dates: [],
    freeExtension: all.every(({ freeExtension }) => freeExtension),
  };
}

/**
 * Windows that say as much at every minute, without those that others cover, and joined into
 * longer ones where they would be too many to be saved.
 */
function fewestOf(all: readonly QuietWindow[], dayStart: WallTime): readonly QuietWindow[] {
  const covers = (windows: readonly QuietWindow[], gone: readonly QuietWindow[]): boolean =>
    !compareRules({ ...NO_RULES, windows: gone }, { ...NO_RULES, windows }, dayStart).looser;
  let windows = joinDays(all);
  for (const window of windows) {
    const others = windows.filter((one) => one !== window);
    if (covers(others, [window])) windows = others;
  }
  while (windows.length > MAX_WINDOWS) {
    const joined = joinTwo(windows, covers);
    if (joined === undefined) return windows;
    windows = joined;
  }
  return windows;
}

/** The same window on other weekdays is one. */
function joinDays(all: readonly QuietWindow[]): readonly QuietWindow[] {
  const joined = new Map<string, QuietWindow>();
  for (const window of all) {
    const { kind, from, to, strength, weekdays } = window;
    const key = [kind, from, to, strength].join(' ');
    const days = new Set([...(joined.get(key)?.weekdays ?? []), ...weekdays]);
    joined.set(key, { ...window, weekdays: [...days].toSorted((a, b) => a - b) });
  }
  return [...joined.values()];
}

/** Two that begin one after the other as one that covers both; of all such, a shortest. */
function joinTwo(
  windows: readonly QuietWindow[],
  covers: (windows: readonly QuietWindow[], gone: readonly QuietWindow[]) => boolean,
): readonly QuietWindow[] | undefined {
  const ordered = windows.toSorted((a, b) => minuteOf(a.from) - minuteOf(b.from));
  const pairs = ordered.flatMap((a, i) => {
    const b = ordered[(i + 1) % ordered.length];
    return b === undefined || a === b ? [] : [[a, b] as const];
  });
  const joins = pairs.flatMap(([a, b]) =>
    [
      { from: a.from, to: b.to },
      { from: b.from, to: a.to },
      { from: a.from, to: a.to },
      { from: b.from, to: b.to },
    ]
      .filter(({ from, to }) => from !== to)
      .map((times): { pair: readonly QuietWindow[]; join: QuietWindow } => ({
        pair: [a, b],
        join: {
          ...times,
          kind: a.kind === 'bedtime' ? a.kind : b.kind,
          weekdays: [...new Set([...a.weekdays, ...b.weekdays])].toSorted((x, y) => x - y),
          strength: firmer(a.strength, b.strength),
        },
      })),
  );
  const shortest = joins
    .toSorted((a, b) => minutesOf(a.join) - minutesOf(b.join))
    .find(({ pair, join }) => covers([join], pair));
  if (shortest === undefined) return undefined;
  const { pair, join } = shortest;
  return joinDays([...windows.filter((one) => !pair.includes(one)), join]);
}

/** How much of a week a window takes. */
function minutesOf({ from, to, weekdays }: QuietWindow): number {
  const length = (minuteOf(to) - minuteOf(from) + MINUTES_A_DAY) % MINUTES_A_DAY;
  return length * weekdays.length;
}

function stricterSession(a: SessionRule | null, b: SessionRule | null): SessionRule | null {
  if (a === null || b === null) return a ?? b;
  return {
    lengthMs: Math.min(a.lengthMs, b.lengthMs),
    breakMs: Math.max(a.breakMs, b.breakMs),
    strength: firmer(a.strength, b.strength),
    messagesOpen: a.messagesOpen && b.messagesOpen,
  };
}

function stricterDaily(a: DailyRule | null, b: DailyRule | null): DailyRule | null {
  if (a === null || b === null) return a ?? b;
  return {
    limitsMs: a.limitsMs.map((limit, i) => less(limit, b.limitsMs[i] ?? null)),
    strength: firmer(a.strength, b.strength),
    messagesOpen: a.messagesOpen && b.messagesOpen,
  };
}

function stricterWeekly(a: WeeklyRule | null, b: WeeklyRule | null): WeeklyRule | null {
  if (a === null || b === null) return a ?? b;
  return { limitMs: Math.min(a.limitMs, b.limitMs), strength: firmer(a.strength, b.strength) };
}

function less(a: Millis | null, b: Millis | null): Millis | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function firmer(a: Strength, b: Strength): Strength {
  return a === 'firm' ? a : b;
}
