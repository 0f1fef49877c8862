import type { DailyRule, DateRule, Rules, WeeklyRule } from '../rules/rules.ts';
import { todaysGrants } from './context.ts';
import type { EvaluationContext } from './context.ts';
import type { Millis } from '../../time/units.ts';

/**
 * The situation before counting has begun (design: Counting, rule 10). Nobody knows what is
 * watched then, so only such rules speak as need no count, no opening is asked about, and extra
 * time runs by the clock from when it was given.
 */
export function beforeTracking(context: EvaluationContext): EvaluationContext {
  const { rules, now } = context;
  const given = todaysGrants(context).map(({ at }) => at);
  const spans =
    given.length === 0 ? [] : [{ start: Math.min(...given), end: now, feed: 'other' as const }];
  return {
    ...context,
    rules: withoutTracking(rules),
    openingPauseMs: null,
    usage: { spans, weekBeforeMs: 0 },
    isCounted: false,
  };
}

/** The situation if other rules held. */
export function withRules(context: EvaluationContext, rules: Rules): EvaluationContext {
  const changed = { ...context, rules };
  return context.isCounted === false ? beforeTracking(changed) : changed;
}

/** Whether any of these rules holds only once time is counted: each limit but "not on this computer". */
export function needsTracking(rules: Rules): boolean {
  const limits = [
    rules.session?.lengthMs ?? null,
    ...(rules.daily?.limitsMs ?? []),
    rules.weekly?.limitMs ?? null,
    ...rules.dates.map(({ limitMs }) => limitMs),
  ];
  return limits.some((limit) => limit !== null && limit > 0);
}

/** What of the rules holds without a count: bedtime, quiet times, and limits of nothing at all. */
function withoutTracking(rules: Rules): Rules {
  return {
    ...rules,
    session: null,
    daily: rules.daily === null ? null : dailyOf(rules.daily),
    weekly: rules.weekly === null ? null : weeklyOf(rules.weekly),
    dates: rules.dates.map((rule): DateRule => ({ ...rule, limitMs: nothing(rule.limitMs) })),
  };
}

function dailyOf(rule: DailyRule): DailyRule {
  return { ...rule, limitsMs: rule.limitsMs.map(nothing) };
}

function weeklyOf(rule: WeeklyRule): WeeklyRule | null {
  return nothing(rule.limitMs) === null ? null : rule;
}

function nothing(limit: Millis | null): Millis | null {
  return limit === 0 ? limit : null;
}
