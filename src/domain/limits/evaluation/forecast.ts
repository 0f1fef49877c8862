import { DAY } from '../../time/units.ts';
import type { EpochMs } from '../../time/units.ts';
import type { Rules } from '../rules/rules.ts';
import { withRules } from './before-tracking.ts';
import { laterContext } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { evaluate } from './evaluate.ts';
import { nextWakeUp } from './next-wake-up.ts';
import { LOOK_AHEAD_DAYS } from './outcome.ts';
import { begunQuietTimes } from './quiet-times.ts';
import type { State } from './outcome.ts';

/** A state of the site and the moment from which it holds. */
export interface Forecast {
  readonly at: EpochMs;
  readonly state: State;
}

/**
 * The states of the days ahead if nobody watches and no rule changes, from the present on.
 * @param rulesAt the rules that hold at a moment; others may already be decided for tomorrow
 */
export function forecast(context: EvaluationContext, rulesAt: (at: EpochMs) => Rules): Forecast[] {
  const end = context.now + LOOK_AHEAD_DAYS * DAY;
  const states: Forecast[] = [];
  let rules = rulesAt(context.now);
  let then: EvaluationContext = { ...context, rules, feed: null };
  while (then.now < end) {
    const verdict = evaluate(then);
    if (states.at(-1)?.state !== verdict.state) states.push({ at: then.now, state: verdict.state });
    const next = laterContext(then, nextWakeUp(then, verdict));
    const coming = rulesAt(next.now);
    const begun = coming === rules ? next.begun : begunQuietTimes(next);
    then = withRules({ ...next, begun }, coming);
    rules = coming;
  }
  return states;
}
