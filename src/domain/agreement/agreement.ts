import type { Agreement } from './agreement.schema.ts';
import { compareNumbers, compareRules, combineChanges } from '../limits/rules/compare.ts';
import type { StrictnessChange } from '../limits/rules/compare.ts';
import { NO_RULES } from '../limits/rules/rules.ts';
import type { Rules } from '../limits/rules/rules.ts';
import type { EpochMs, WallTime } from '../time/units.ts';

/** Who decides: the member, both together, or a parent (rule A2); from the loosest to the strictest. */
export const DECISION_MODES = ['self', 'together', 'parent'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

export type { Agreement, Proposal, Wish } from './agreement.schema.ts';

export const ANSWERS = ['yes', 'no', 'talk'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** The version in force at a moment: the latest of those that have taken effect. */
export function agreementAt(
  agreements: readonly Agreement[],
  member: string,
  at: EpochMs,
): Agreement | null {
  return latestOf(agreements.filter((one) => one.member === member && one.from <= at));
}

/** The latest version, whether it has taken effect or not. */
export function latestAgreement(
  agreements: readonly Agreement[],
  member: string,
): Agreement | null {
  return latestOf(agreements.filter((one) => one.member === member));
}

/** The latest version if it has yet to take effect; `null` if there is none such. */
export function upcomingAgreement(
  agreements: readonly Agreement[],
  member: string,
  now: EpochMs,
): Agreement | null {
  const latest = latestAgreement(agreements, member);
  return latest !== null && latest.from > now ? latest : null;
}

function latestOf(agreements: readonly Agreement[]): Agreement | null {
  return agreements.toSorted((a, b) => a.version - b.version).at(-1) ?? null;
}

/** A member's rules at a moment; `NO_RULES` before the first agreement. */
export function rulesAt(agreements: readonly Agreement[], member: string, at: EpochMs): Rules {
  return agreementAt(agreements, member, at)?.rules ?? NO_RULES;
}

/** A proposed replacement of the agreement in force. */
export interface RulesChange {
  readonly way: DecisionMode;
  readonly rules: Rules;
}

/** Whether a change may be made, and when it takes effect. */
export type Permission =
  | { readonly allowed: true; readonly from: 'now' | 'tomorrow' }
  | { readonly allowed: false };

export interface ChangeContext {
  readonly agreements: readonly Agreement[];
  readonly member: string;
  readonly now: EpochMs;
  readonly dayStart: WallTime;
  /** Whether a parent has unlocked Kintime with their PIN. */
  readonly unlocked: boolean;
  readonly hasPin: boolean;
  /** Whether "from now" was chosen. */
  readonly atOnce: boolean;
}

/**
 * Whether a change may be made, and when it takes effect (rule A3). A first agreement takes effect
 * at once. A parent's later tightening takes effect the next day, unless "from now" is chosen, and
 * their loosening at once. Without a PIN, tightening takes effect at once; loosening takes effect
 * tomorrow if the member decides or no PIN exists, and is refused otherwise.
 */
export function changePermission(change: RulesChange, context: ChangeContext): Permission {
  const { agreements, member, now, unlocked, hasPin, atOnce } = context;
  const latest = latestAgreement(agreements, member);
  if (latest === null) return { allowed: true, from: 'now' };
  const { looser, tighter } = strictnessChangeOf(change, context);
  if (unlocked) return { allowed: true, from: tighter && !atOnce ? 'tomorrow' : 'now' };
  if (!looser) return { allowed: true, from: 'now' };
  // Members loosen their own rules from tomorrow on, so that nobody does it on impulse.
  const inForce = agreementAt(agreements, member, now) ?? latest;
  const isOwn = inForce.way === 'self' && latest.way === 'self';
  return isOwn || !hasPin ? { allowed: true, from: 'tomorrow' } : { allowed: false };
}

/**
 * Which way a change goes, compared both with the version in force and with the latest: a tightening
 * that has yet to take effect must not be undone by a change that is measured against today's rules.
 */
export function strictnessChangeOf(
  change: RulesChange,
  { agreements, member, now, dayStart }: ChangeContext,
): StrictnessChange {
  const latest = latestAgreement(agreements, member);
  if (latest === null) return compareRules(NO_RULES, change.rules, dayStart);
  const inForce = agreementAt(agreements, member, now) ?? latest;
  return combineChanges(
    [inForce, latest].flatMap((one) => [
      compareRules(one.rules, change.rules, dayStart),
      compareNumbers(DECISION_MODES.indexOf(one.way), DECISION_MODES.indexOf(change.way)),
    ]),
  );
}
