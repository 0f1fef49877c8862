import type { Millis } from '../../time/units.ts';
import { limitsOf } from '../rules/rules.ts';
import type { Rules } from '../rules/rules.ts';
import { grantsToday } from './context.ts';
import type { EvaluationContext } from './context.ts';

/**
 * The context before tracking has started (rule C10). Usage is unknown then, so only the rules that
 * do not depend on it hold, there is no opening pause, and extra time runs by the clock from when
 * it was given.
 */
export function beforeTracking(context: EvaluationContext): EvaluationContext {
  const { rules, now } = context;
  const given = grantsToday(context).map(({ at }) => at);
  const spans =
    given.length === 0 ? [] : [{ start: Math.min(...given), end: now, feed: 'other' as const }];
  return {
    ...context,
    rules: withoutTracking(rules),
    openingPauseMs: null,
    usage: { spans, lost: [], shared: [], weekBeforeMs: 0 },
    isTracked: false,
  };
}

/** The context with other rules in place of its own. */
export function withRules(context: EvaluationContext, rules: Rules): EvaluationContext {
  const changed = { ...context, rules };
  return context.isTracked ? changed : beforeTracking(changed);
}

/** Whether any of these rules holds only once time is tracked: any limit of more than 0 minutes. */
export function needsTracking(rules: Rules): boolean {
  const limits = [rules.session?.lengthMs ?? null, ...limitsOf(rules)];
  return limits.some((limit) => limit !== null && limit > 0);
}

/** The rules that hold without tracking: bedtime, quiet times, and limits of 0 minutes. */
function withoutTracking({ daily, weekly, dates, ...rules }: Rules): Rules {
  return {
    ...rules,
    session: null,
    daily: daily && { ...daily, limitsMs: daily.limitsMs.map(zeroOrNone) },
    weekly: weekly?.limitMs === 0 ? weekly : null,
    dates: dates.map((rule) => ({ ...rule, limitMs: zeroOrNone(rule.limitMs) })),
  };
}

function zeroOrNone(limit: Millis | null): Millis | null {
  return limit === 0 ? limit : null;
}
