import { NO_RULES } from './rules.ts';
import type { DailyRule, Rules, SessionRule, Strength, WeeklyRule } from './rules.ts';
import type { Millis } from './units.ts';

/**
 * Rules that are as strict as each of these at every point: what a new member of a browser starts
 * with (design: No back door of our own). Rules for a date are left out, since they may loosen.
 */
export function strictestOf(all: readonly Rules[]): Rules {
  if (all.length === 0) return NO_RULES;
  return {
    windows: all.flatMap(({ windows }) => windows),
    session: all.map(({ session }) => session).reduce(stricterSession, null),
    daily: all.map(({ daily }) => daily).reduce(stricterDaily, null),
    weekly: all.map(({ weekly }) => weekly).reduce(stricterWeekly, null),
    dates: [],
    freeExtension: all.every(({ freeExtension }) => freeExtension),
  };
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
