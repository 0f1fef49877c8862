import { dateOf } from '../../time/calendar.ts';
import type { Rules } from '../rules/rules.ts';
import type { Situation } from './context.ts';
import type { EpochMs } from '../../time/units.ts';
import { DAY } from '../../time/units.ts';
import { afterDay, judge } from './evaluate.ts';
import { LOOK_AHEAD_DAYS } from './evaluate-rules.ts';
import type { State } from './evaluate-rules.ts';
import { wakeAt } from './next-wake-up.ts';

/** What holds from a moment on. */
export interface Ahead {
  readonly at: EpochMs;
  readonly state: State;
}

/**
 * What will hold in the days ahead if nobody watches and nothing is changed, from the present on.
 * @param rulesAt the rules of a moment: others may have been decided already, from tomorrow on
 */
export function lookAhead(situation: Situation, rulesAt: (at: EpochMs) => Rules): Ahead[] {
  const { calendar } = situation;
  const end = situation.now + LOOK_AHEAD_DAYS * DAY;
  const ahead: Ahead[] = [];
  let { usage, now } = situation;
  while (now < end) {
    const then: Situation = { ...situation, usage, now, rules: rulesAt(now), feed: null };
    const verdict = judge(then);
    if (ahead.at(-1)?.state !== verdict.state) ahead.push({ at: now, state: verdict.state });
    const date = dateOf(calendar, now);
    now = wakeAt(then, verdict);
    const next = dateOf(calendar, now);
    if (next !== date) usage = afterDay(situation, usage, date, next);
  }
  return ahead;
}
