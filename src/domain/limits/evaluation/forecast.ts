import { dateOf } from '../../time/calendar.ts';
import type { Rules } from '../rules/rules.ts';
import type { EvaluationContext } from './context.ts';
import type { EpochMs } from '../../time/units.ts';
import { DAY } from '../../time/units.ts';
import { afterDay, evaluate } from './evaluate.ts';
import { LOOK_AHEAD_DAYS } from './evaluate-rules.ts';
import type { State } from './evaluate-rules.ts';
import { nextWakeUp } from './next-wake-up.ts';

/** What holds from a moment on. */
export interface Forecast {
  readonly at: EpochMs;
  readonly state: State;
}

/**
 * What will hold in the days ahead if nobody watches and nothing is changed, from the present on.
 * @param rulesAt the rules of a moment: others may have been decided already, from tomorrow on
 */
export function forecast(context: EvaluationContext, rulesAt: (at: EpochMs) => Rules): Forecast[] {
  const { calendar } = context;
  const end = context.now + LOOK_AHEAD_DAYS * DAY;
  const ahead: Forecast[] = [];
  let { usage, now } = context;
  while (now < end) {
    const then: EvaluationContext = { ...context, usage, now, rules: rulesAt(now), feed: null };
    const verdict = evaluate(then);
    if (ahead.at(-1)?.state !== verdict.state) ahead.push({ at: now, state: verdict.state });
    const date = dateOf(calendar, now);
    now = nextWakeUp(then, verdict);
    const next = dateOf(calendar, now);
    if (next !== date) usage = afterDay(context, usage, date, next);
  }
  return ahead;
}
