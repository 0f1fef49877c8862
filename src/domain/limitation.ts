import { WAYS } from './agreement.ts';
import type { Way } from './agreement.ts';
import { compareRules } from './rules-change.ts';
import type { Situation } from './situation.ts';
import { judge } from './verdict.ts';
import { STATES } from './voices.ts';

/** One member as a switch sees them. */
export interface Limited {
  readonly situation: Situation;
  readonly way: Way;
}

/**
 * Whether somebody who switches from one member to another is less limited afterwards: by rules
 * that are looser, by a verdict that is, or because more is left until the next word.
 */
export function isLessLimited(from: Limited, to: Limited): boolean {
  const { dayStart } = from.situation.calendar;
  if (compareRules(from.situation.rules, to.situation.rules, dayStart).looser) return true;
  if (WAYS.indexOf(to.way) < WAYS.indexOf(from.way)) return true;
  const [before, after] = [judge(from.situation), judge(to.situation)];
  const rank = STATES.indexOf(after.state) - STATES.indexOf(before.state);
  if (rank !== 0) return rank < 0;
  return (after.next?.at ?? Infinity) > (before.next?.at ?? Infinity);
}
