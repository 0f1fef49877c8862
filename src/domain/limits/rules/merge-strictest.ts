import type { WallTime } from '../../time/units.ts';
import { compareRules } from './compare.ts';
import { NO_RULES } from './rules.ts';
import type { DailyRule, QuietWindow, Rules, SessionRule, Strength, WeeklyRule } from './rules.ts';

/**
 * Rules at least as strict as each of these at every point, for a new member of a browser (rule
 * A16). Rules for a date are left out, since they may loosen.
 * @param dayStart tells which morning a window after midnight belongs to
 */
export function mergeStrictest(all: readonly Rules[], dayStart: WallTime): Rules {
  if (all.length === 0) return NO_RULES;
  const windows = joinWeekdays(all.flatMap((rules) => rules.windows));
  return {
    windows: withoutCovered(windows, dayStart),
    session: merge(
      all.map(({ session }) => session),
      stricterSession,
    ),
    daily: merge(
      all.map(({ daily }) => daily),
      stricterDaily,
    ),
    weekly: merge(
      all.map(({ weekly }) => weekly),
      stricterWeekly,
    ),
    dates: [],
    freeExtension: all.every(({ freeExtension }) => freeExtension),
  };
}

/** Joins windows that differ in their weekdays only. */
function joinWeekdays(all: readonly QuietWindow[]): QuietWindow[] {
  const joined = new Map<string, QuietWindow>();
  for (const window of all) {
    const { kind, from, to, strength, weekdays } = window;
    const key = [kind, from, to, strength].join(' ');
    const days = new Set([...(joined.get(key)?.weekdays ?? []), ...weekdays]);
    joined.set(key, { ...window, weekdays: [...days].toSorted((a, b) => a - b) });
  }
  return [...joined.values()];
}

/** Leaves out each window that the others cover, so that the list does not grow with each member. */
function withoutCovered(all: readonly QuietWindow[], dayStart: WallTime): readonly QuietWindow[] {
  const asRules = (windows: readonly QuietWindow[]): Rules => ({ ...NO_RULES, windows });
  return all.reduce((windows, window) => {
    const others = windows.filter((one) => one !== window);
    const { looser } = compareRules(asRules([window]), asRules(others), dayStart);
    return looser ? windows : others;
  }, all);
}

function merge<T>(rules: readonly (T | null)[], stricter: (a: T, b: T) => T): T | null {
  return rules.reduce((a, b) => (a === null || b === null ? (a ?? b) : stricter(a, b)), null);
}

function stricterSession(a: SessionRule, b: SessionRule): SessionRule {
  return {
    lengthMs: Math.min(a.lengthMs, b.lengthMs),
    breakMs: Math.max(a.breakMs, b.breakMs),
    strength: firmer(a, b),
    messagesOpen: a.messagesOpen && b.messagesOpen,
  };
}

function stricterDaily(a: DailyRule, b: DailyRule): DailyRule {
  return {
    limitsMs: a.limitsMs.map((limit, i) => merge([limit, b.limitsMs[i] ?? null], Math.min)),
    strength: firmer(a, b),
    messagesOpen: a.messagesOpen && b.messagesOpen,
  };
}

function stricterWeekly(a: WeeklyRule, b: WeeklyRule): WeeklyRule {
  return { limitMs: Math.min(a.limitMs, b.limitMs), strength: firmer(a, b) };
}

type HasStrength = Pick<WeeklyRule, 'strength'>;

function firmer(a: HasStrength, b: HasStrength): Strength {
  return a.strength === 'firm' ? a.strength : b.strength;
}
