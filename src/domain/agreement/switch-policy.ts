import { NO_ANSWERS } from '../limits/evaluation/context.ts';
import type { EvaluationContext } from '../limits/evaluation/context.ts';
import { evaluateRules } from '../limits/evaluation/evaluate.ts';
import { forecast } from '../limits/evaluation/forecast.ts';
import type { Forecast } from '../limits/evaluation/forecast.ts';
import { strictnessOf } from '../limits/evaluation/outcome.ts';
import type { Reason, RuleOutcome } from '../limits/evaluation/outcome.ts';
import { compareRules } from '../limits/rules/compare.ts';
import type { EpochMs } from '../time/units.ts';
import { DECISION_MODES } from './agreement.ts';
import type { RulesChange } from './agreement.ts';

/** One of the two members of a switch. */
export interface SwitchCandidate extends Pick<RulesChange, 'way'> {
  readonly context: EvaluationContext;
  /** The version that has yet to take effect; `null` if there is none. */
  readonly coming: (RulesChange & { readonly from: EpochMs }) | null;
}

/**
 * Whether a switch from one member to another loosens anything, now or as far as can be looked
 * ahead, and so needs a PIN (rule A17): the agreement is looser, any one rule restricts less or
 * later, or the site opens earlier. Rules are compared one at a time, since the deciding one may
 * hide another: both members are in bed, but only one has used up the week.
 */
export function isLooserAfterSwitch(from: SwitchCandidate, to: SwitchCandidate): boolean {
  // Answers to Kintime's questions are reset by a switch.
  const after = { ...to, context: { ...to.context, answers: NO_ANSWERS } };
  return (
    isAgreementLooser(from, to) ||
    isAnyRuleLooser(evaluateRules(from.context), evaluateRules(after.context), from.context.now) ||
    isForecastLooser(from, after)
  );
}

/** Compares what is agreed now, and at the moments from which something else is. */
function isAgreementLooser(from: SwitchCandidate, to: SwitchCandidate): boolean {
  const { now, calendar } = from.context;
  const moments = [now, ...[from, to].flatMap(({ coming }) => coming?.from ?? [])];
  return moments.some((at) => {
    const [was, is] = [agreedAt(from, at), agreedAt(to, at)];
    return (
      DECISION_MODES.indexOf(is.way) < DECISION_MODES.indexOf(was.way) ||
      compareRules(was.rules, is.rules, calendar.dayStart).looser
    );
  });
}

function agreedAt({ context, way, coming }: SwitchCandidate, at: EpochMs): RulesChange {
  return coming !== null && coming.from <= at ? coming : { rules: context.rules, way };
}

const WINDOWS: readonly Reason[] = ['bedtime', 'quiet'];
const KINDS: readonly (readonly Reason[])[] = [WINDOWS, ['session'], ['daily'], ['weekly']];

function isAnyRuleLooser(
  before: readonly RuleOutcome[],
  after: readonly RuleOutcome[],
  now: EpochMs,
): boolean {
  return KINDS.some((kind) => {
    const [was, is] = [restrictionOf(before, kind, now), restrictionOf(after, kind, now)];
    if (is.strictness < was.strictness || is.nextAt > was.nextAt) return true;
    // A window may end where another one continues; the agreements have been compared already.
    return kind !== WINDOWS && is.strictness === was.strictness && is.until < was.until;
  });
}

/** How one kind of rule restricts the site. */
interface Restriction {
  readonly strictness: number;
  readonly until: EpochMs;
  /** When it next restricts the site if watching goes on; `now` if it does already. */
  readonly nextAt: EpochMs;
}

function restrictionOf(
  outcomes: readonly RuleOutcome[],
  kind: readonly Reason[],
  now: EpochMs,
): Restriction {
  const isOfKind = ({ reason }: { readonly reason: Reason }): boolean => kind.includes(reason);
  const active = outcomes.flatMap((outcome) => outcome.active ?? []).filter(isOfKind);
  const upcoming = outcomes.flatMap((outcome) => outcome.upcoming ?? []).filter(isOfKind);
  return {
    strictness: Math.max(0, ...active.map(({ state }) => strictnessOf(state))),
    until: Math.max(now, ...active.map(({ until }) => until)),
    nextAt: active.length > 0 ? now : Math.min(...upcoming.map(({ at }) => at)),
  };
}

/** Whether the state is looser at any moment ahead if nobody watches. */
function isForecastLooser(from: SwitchCandidate, to: SwitchCandidate): boolean {
  const was = forecast(from.context, (at) => agreedAt(from, at).rules);
  const is = forecast(to.context, (at) => agreedAt(to, at).rules);
  const moments = [...was, ...is].map(({ at }) => at);
  return moments.some((at) => strictnessAt(is, at) < strictnessAt(was, at));
}

function strictnessAt(states: readonly Forecast[], at: EpochMs): number {
  return strictnessOf(states.findLast((one) => one.at <= at)?.state ?? 'open');
}
