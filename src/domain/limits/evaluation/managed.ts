import { addDays, dateOf } from '../../time/calendar.ts';
import type { Rules } from '../rules/rules.ts';
import { NO_ANSWERS, spansOn } from './context.ts';
import type { EvaluationContext, Usage } from './context.ts';
import { totalMs } from '../../time/interval.ts';
import { byTime } from './outcome.ts';
import type { EpochMs } from '../../time/units.ts';
import { evaluate, opensAt } from './evaluate.ts';
import type { Verdict } from './evaluate.ts';
import { STATES } from './evaluate-rules.ts';

/** What the member's rules and an administrator's say together. */
export interface JointVerdict extends Verdict {
  /** Whether the rule that speaks is one that an administrator set. */
  readonly byAdministrator: boolean;
}

/**
 * The situation as an administrator's rules see it: nothing that can be had from inside loosens
 * them, neither extra time nor an answer, and whoever watches in this browser watches.
 * @param usage of all members together
 */
export function managedContext(
  context: EvaluationContext,
  rules: Rules,
  usage: Usage,
): EvaluationContext {
  const { endedKey } = context.answers;
  const answers = { ...NO_ANSWERS, endedKey };
  return { ...context, rules, usage, answers, grants: [], openingPauseMs: null };
}

/** The stricter of two verdicts; of equally strict ones that which lasts longer. */
export function evaluateWithManaged(
  own: EvaluationContext,
  managed: EvaluationContext | null,
): JointVerdict {
  const ours = evaluate(own);
  if (managed === null) return { ...ours, byAdministrator: false };
  const theirs = evaluate(managed);
  const strictness = STATES.indexOf(theirs.state) - STATES.indexOf(ours.state);
  const isTheirs =
    strictness > 0 ||
    (strictness === 0 && theirs.state !== 'open' && lastsTo(managed) > lastsTo(own));
  const strict = isTheirs ? theirs : ours;
  const upcomingRules = [ours.next, theirs.next].flatMap((next) => next ?? []);
  return {
    ...strict,
    still: strict.state === 'open' && (ours.still || theirs.still),
    until: Math.min(ours.until, theirs.until),
    idleUntil: Math.min(ours.idleUntil, theirs.idleUntil),
    next: upcomingRules.toSorted(byTime)[0] ?? null,
    byAdministrator: isTheirs,
  };
}

/** When the site opens by both; `null` where that is not in sight. */
export function opensAtWithManaged(
  own: EvaluationContext,
  managed: EvaluationContext | null,
): EpochMs | null {
  if (managed === null) return opensAt(own);
  let at = own.now;
  // Each step goes on by a rule's end at least, and there are few in the days that are looked ahead.
  for (let i = 0; i < MAX_STEPS; i += 1) {
    const [a, b] = [opensAt(later(own, at)), opensAt(later(managed, at))];
    if (a === null || b === null) return null;
    if (a === at && b === at) return at;
    at = Math.max(a, b);
  }
  return null;
}

const MAX_STEPS = 100;

function lastsTo(context: EvaluationContext): EpochMs {
  return opensAt(context) ?? Infinity;
}

/** The same situation at a later moment, if nobody watches until then. */
function later(context: EvaluationContext, at: EpochMs): EvaluationContext {
  const { calendar, usage, weekStart, now } = context;
  const [today, then] = [dateOf(calendar, now), dateOf(calendar, at)];
  if (then === today) return { ...context, now: at };
  const before = usage.weekBeforeMs + totalMs(spansOn(context, usage, today));
  const weekBeforeMs = then >= addDays(weekStart, 7) ? 0 : before;
  return { ...context, now: at, usage: { ...usage, weekBeforeMs } };
}
