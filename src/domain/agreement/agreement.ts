export { isAgreed, MEMBER } from './consent.ts';
import type { Agreement } from './agreement.schema.ts';
import { compareNumbers, compareRules, combineChanges } from '../limits/rules/compare.ts';
import type { StrictnessChange } from '../limits/rules/compare.ts';
import { NO_RULES } from '../limits/rules/rules.ts';
import type { Rules } from '../limits/rules/rules.ts';
import type { EpochMs, WallTime } from '../time/units.ts';

/** Who decides: the member alone, both together, or a parent (design: How a family gets there). */
export const DECISION_MODES = ['self', 'together', 'parent'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Stands for a parent while none of them has a PIN to be told by. */
export const SOME_PARENT = 'parent';

export type { Agreement, Proposal, Wish } from './agreement.schema.ts';

export const ANSWERS = ['yes', 'no', 'talk'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** The version that holds at a moment: the latest made of those that have begun. */
export function agreementAt(
  agreements: readonly Agreement[],
  member: string,
  at: EpochMs,
): Agreement | null {
  return latestOf(agreements.filter((one) => one.member === member && one.from <= at));
}

/** The version made last, whether it has begun or not. */
export function latestAgreement(
  agreements: readonly Agreement[],
  member: string,
): Agreement | null {
  return latestOf(agreements.filter((one) => one.member === member));
}

function latestOf(agreements: readonly Agreement[]): Agreement | null {
  return agreements.toSorted((a, b) => a.version - b.version).at(-1) ?? null;
}

/** The rules that hold for a member at a moment; none before the first agreement. */
export function rulesAt(agreements: readonly Agreement[], member: string, at: EpochMs): Rules {
  return agreementAt(agreements, member, at)?.rules ?? NO_RULES;
}

/** What somebody wants to put in the place of what holds. */
export interface RulesChange {
  readonly way: DecisionMode;
  readonly rules: Rules;
}

/** When and whether a change may be made. */
export type Permission =
  | { readonly allowed: true; readonly from: 'now' | 'tomorrow' }
  | { readonly allowed: false };

export interface ChangeContext {
  readonly agreements: readonly Agreement[];
  readonly member: string;
  readonly now: EpochMs;
  readonly dayStart: WallTime;
  /** Whether a parent's PIN was given in the last minutes. */
  readonly unlocked: boolean;
  readonly hasPin: boolean;
  /** "From now" was chosen. */
  readonly atOnce: boolean;
}

/**
 * Whether a change may be made, and from when it holds (design: How a family gets there). A first
 * agreement holds at once. What a parent tightens later holds from the next day, unless "from now"
 * is chosen; what they loosen holds at once. Without a PIN, tightening holds at once, and
 * loosening starts tomorrow where the member decides or no PIN exists, and is refused elsewhere.
 */
export function permit(change: RulesChange, circumstances: ChangeContext): Permission {
  const { agreements, member, now, unlocked, hasPin, atOnce } = circumstances;
  const latest = latestAgreement(agreements, member);
  if (latest === null) return { allowed: true, from: 'now' };
  const { looser, tighter } = strictnessChangeOf(change, circumstances);
  if (unlocked) return { allowed: true, from: tighter && !atOnce ? 'tomorrow' : 'now' };
  if (!looser) return { allowed: true, from: 'now' };
  // What is loosened by the member's own word starts tomorrow, so that nobody decides in the heat.
  const inForce = agreementAt(agreements, member, now) ?? latest;
  const own = inForce.way === 'self' && latest.way === 'self';
  return own || !hasPin ? { allowed: true, from: 'tomorrow' } : { allowed: false };
}

/**
 * Which way a change goes, against what holds and against what was already decided for tomorrow:
 * a tightening that waits must not be undone by one that does not.
 */
export function strictnessChangeOf(
  change: RulesChange,
  { agreements, member, now, dayStart }: ChangeContext,
): StrictnessChange {
  const inForce = agreementAt(agreements, member, now);
  const latest = latestAgreement(agreements, member);
  const standing = [...new Set([inForce, latest])].flatMap((one) => one ?? []);
  if (standing.length === 0) return compareRules(NO_RULES, change.rules, dayStart);
  return combineChanges(
    standing.flatMap((one) => [
      compareRules(one.rules, change.rules, dayStart),
      compareNumbers(DECISION_MODES.indexOf(one.way), DECISION_MODES.indexOf(change.way)),
    ]),
  );
}
