import type { EpochMs, Millis } from '../../time/units.ts';
import { chargedMs, sharedUsageMs } from '../rules/charged-time.ts';
import type { Rules } from '../rules/rules.ts';
import { laterContext, NO_ANSWERS, sharedToday, spansToday } from './context.ts';
import type { EvaluationContext, Usage } from './context.ts';
import { dailyAllowance, dailyCharged } from './daily.ts';
import { evaluate, opensAt } from './evaluate.ts';
import type { Verdict } from './evaluate.ts';
import { byTime, strictnessOf } from './outcome.ts';

/** The verdict of the member's rules and an administrator's together (rule A20). */
export interface JointVerdict extends Verdict {
  /** Whether the deciding rule is an administrator's. */
  readonly byAdministrator: boolean;
}

/**
 * The context of an administrator's rules. Nothing that can be had in Kintime loosens them, neither
 * extra time nor an answer, and they charge what any member of this browser watches.
 * @param usage of all members together, in this browser alone
 */
export function managedContext(
  context: EvaluationContext,
  rules: Rules,
  usage: Usage,
): EvaluationContext {
  const { endedKey } = context.answers;
  const answers = { ...NO_ANSWERS, endedKey };
  return { ...context, rules, begun: [], usage, answers, grants: [], openingPauseMs: null };
}

/** The stricter of both verdicts; of equally strict ones, the one that lasts longer. */
export function evaluateWithManaged(
  own: EvaluationContext,
  managed: EvaluationContext | null,
): JointVerdict {
  const ours = evaluate(own);
  if (managed === null) return { ...ours, byAdministrator: false };
  const theirs = evaluate(managed);
  const difference = strictnessOf(theirs.state) - strictnessOf(ours.state);
  const isTheirs =
    difference > 0 ||
    (difference === 0 && theirs.state !== 'open' && closedUntil(managed) > closedUntil(own));
  const strict = isTheirs ? theirs : ours;
  const upcoming = [ours.next, theirs.next].flatMap((next) => next ?? []);
  return {
    ...strict,
    still: strict.state === 'open' && (ours.still || theirs.still),
    until: Math.min(ours.until, theirs.until),
    idleUntil: Math.min(ours.idleUntil, theirs.idleUntil),
    next: upcoming.toSorted(byTime)[0] ?? null,
    byAdministrator: isTheirs,
  };
}

function closedUntil(context: EvaluationContext): EpochMs {
  return opensAt(context) ?? Infinity;
}

/** How far today's daily limit is used up. */
export interface DailyProgress {
  /** What may be charged today; `null` without a limit. */
  readonly allowanceMs: Millis | null;
  readonly chargedMs: Millis;
  /** How much of that was in other browsers (rule H4). */
  readonly sharedMs: Millis;
  /** Today's time in messages, if the limit leaves it out (rule A8). */
  readonly unchargedMs: Millis;
}

/** The progress of today's daily limit: of the member's and an administrator's, that with less left. */
export function dailyProgress(
  own: EvaluationContext,
  managed: EvaluationContext | null,
): DailyProgress {
  const ours = progressOf(own);
  if (managed === null) return ours;
  const theirs = progressOf(managed);
  return leftOf(theirs) < leftOf(ours) ? theirs : ours;
}

function progressOf(context: EvaluationContext): DailyProgress {
  const charged = dailyCharged(context);
  const all = { spans: spansToday(context), shared: sharedToday(context) };
  return {
    allowanceMs: dailyAllowance(context),
    chargedMs: chargedMs(charged),
    sharedMs: sharedUsageMs(charged.shared),
    unchargedMs: chargedMs(all) - chargedMs(charged),
  };
}

function leftOf(progress: DailyProgress): Millis {
  return (progress.allowanceMs ?? Infinity) - progress.chargedMs;
}

/** Each step goes on to the end of a rule at least, so few are needed for what is looked ahead. */
const MAX_STEPS = 100;

/** When the site opens by both; `null` if that is not in sight. */
export function opensAtWithManaged(
  own: EvaluationContext,
  managed: EvaluationContext | null,
): EpochMs | null {
  if (managed === null) return opensAt(own);
  let at = own.now;
  for (let i = 0; i < MAX_STEPS; i += 1) {
    const [a, b] = [opensAt(laterContext(own, at)), opensAt(laterContext(managed, at))];
    if (a === null || b === null) return null;
    if (a === at && b === at) return at;
    at = Math.max(a, b);
  }
  return null;
}
