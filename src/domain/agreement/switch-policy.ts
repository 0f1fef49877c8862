import { DECISION_MODES } from './agreement.ts';
import type { RulesChange } from './agreement.ts';
import { forecast } from '../limits/evaluation/forecast.ts';
import type { Forecast } from '../limits/evaluation/forecast.ts';
import { compareRules } from '../limits/rules/compare.ts';
import { NO_ANSWERS } from '../limits/evaluation/context.ts';
import type { EvaluationContext } from '../limits/evaluation/context.ts';
import type { EpochMs } from '../time/units.ts';
import { evaluateRules, STATES } from '../limits/evaluation/evaluate-rules.ts';
import type { RuleOutcome, Reason, State } from '../limits/evaluation/evaluate-rules.ts';

/** One member as a switch sees them. */
export interface SwitchCandidate extends Pick<RulesChange, 'way'> {
  readonly context: EvaluationContext;
  /** What was decided already and has yet to begin; `null` where nothing was. */
  readonly coming: (RulesChange & { readonly from: EpochMs }) | null;
}

/**
 * Whether somebody who switches from one member to another is less limited afterwards, now or as
 * far ahead as can be seen: by agreements that are looser, by any one rule that says less or says
 * it later, or because the site opens earlier. One rule at a time, since the one that speaks now
 * may hide another: both are asleep at bedtime, and only one has used up the week.
 */
export function isLooserAfterSwitch(from: SwitchCandidate, to: SwitchCandidate): boolean {
  const before = from.context;
  // Whoever switches has answered none of Kintime's own questions.
  const after = { ...to.context, answers: NO_ANSWERS };
  return (
    isAgreedLooser(from, to) ||
    isLooserOutcome(evaluateRules(before), evaluateRules(after), before.now) ||
    isEarlierOpen(from, { ...to, context: after })
  );
}

/** By what is agreed now, and by what is agreed from tomorrow on. */
function isAgreedLooser(from: SwitchCandidate, to: SwitchCandidate): boolean {
  const { now, calendar } = from.context;
  const moments = [now, ...[from, to].flatMap(({ coming: upcoming }) => upcoming?.from ?? [])];
  return moments.some((at) => {
    const [was, is] = [agreedAt(from, at), agreedAt(to, at)];
    return (
      DECISION_MODES.indexOf(is.way) < DECISION_MODES.indexOf(was.way) ||
      compareRules(was.rules, is.rules, calendar.dayStart).looser
    );
  });
}

function agreedAt({ context, way, coming: upcoming }: SwitchCandidate, at: EpochMs): RulesChange {
  return upcoming !== null && upcoming.from <= at ? upcoming : { rules: context.rules, way };
}

/** What one rule says: how strictly, how long, and when it says something next. */
interface Saying {
  readonly state: State;
  readonly until: EpochMs;
  readonly comes: EpochMs;
}

type Kind = Exclude<Reason, 'who' | 'opening' | 'quiet'>;
const KINDS: readonly Kind[] = ['bedtime', 'session', 'daily', 'weekly'];

function isLooserOutcome(
  before: readonly RuleOutcome[],
  after: readonly RuleOutcome[],
  now: EpochMs,
): boolean {
  return KINDS.some((kind) => {
    const [was, is] = [sayingOf(before, kind, now), sayingOf(after, kind, now)];
    const rank = STATES.indexOf(is.state) - STATES.indexOf(was.state);
    if (rank < 0 || is.comes > was.comes) return true;
    // A quiet time ends where another one goes on; which ones there are is in the rules.
    return kind !== 'bedtime' && rank === 0 && is.until < was.until;
  });
}

/** A rule that speaks comes at once; windows are heard as one. */
function sayingOf(outcomes: readonly RuleOutcome[], kind: Kind, now: EpochMs): Saying {
  const isOfKind = (one: { readonly reason: Reason } | null): boolean =>
    one !== null && (one.reason === 'quiet' ? 'bedtime' : one.reason) === kind;
  const activeRules = outcomes.flatMap(({ active }) => (isOfKind(active) ? (active ?? []) : []));
  const upcomingRules = outcomes.flatMap(({ upcoming }) =>
    isOfKind(upcoming) ? (upcoming ?? []) : [],
  );
  const ranks = activeRules.map(({ state }) => STATES.indexOf(state));
  return {
    state: STATES[Math.max(0, ...ranks)] ?? 'open',
    until: Math.max(now, ...activeRules.map(({ until }) => until)),
    comes: activeRules.length > 0 ? now : Math.min(Infinity, ...upcomingRules.map(({ at }) => at)),
  };
}

/** Whether anything is looser at any moment ahead at which nobody has watched on. */
function isEarlierOpen(from: SwitchCandidate, to: SwitchCandidate): boolean {
  const was = forecast(from.context, (at) => agreedAt(from, at).rules);
  const is = forecast(to.context, (at) => agreedAt(to, at).rules);
  const moments = [...was, ...is].map(({ at }) => at);
  return moments.some((at) => rankAt(is, at) < rankAt(was, at));
}

function rankAt(ahead: readonly Forecast[], at: EpochMs): number {
  return STATES.indexOf(ahead.findLast((one) => one.at <= at)?.state ?? 'open');
}
