import type { Agreement } from './agreement.schema.ts';
import { isOwn } from './consent.ts';
import { compareNumbers, compareRules, combineChanges } from '../limits/rules/compare.ts';
import type { StrictnessChange } from '../limits/rules/compare.ts';
import { NO_RULES } from '../limits/rules/rules.ts';
import type { Rules } from '../limits/rules/rules.ts';
import { calendarAt, nextBoundary } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { EpochMs, WallTime } from '../time/units.ts';

/** Who decides: the member, both together, or a parent (rule A2); from the loosest to the strictest. */
export const DECISION_MODES = ['self', 'together', 'parent'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Whether a way of deciding holds somebody only once a parent has a PIN (rule A2). */
export function needsPin(way: DecisionMode): boolean {
  return way !== 'self';
}

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

/** Two joint versions may have the same number; the one that was made later covers more (rule H4). */
function latestOf(agreements: readonly Agreement[]): Agreement | null {
  return agreements.toSorted((a, b) => a.version - b.version || a.madeAt - b.madeAt).at(-1) ?? null;
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

/** When a change takes effect. */
export type ChangeStart = 'now' | 'tomorrow';

/**
 * Whether a change may be made, and when it takes effect; or what it needs: a parent's PIN, or that
 * the member does it.
 */
export type Permission =
  | { readonly allowed: true; readonly from: ChangeStart }
  | { readonly allowed: false; readonly needs: 'pin' | 'member' };

export interface ChangeContext {
  readonly agreements: readonly Agreement[];
  readonly member: string;
  readonly now: EpochMs;
  readonly dayStart: WallTime;
  /** Whether a parent has unlocked Kintime with their PIN. */
  readonly unlocked: boolean;
  readonly hasPin: boolean;
  /** Whether the member does it, as far as it is known (see `Speaker`). */
  readonly isMember: boolean;
  /** Whether it is to start as soon as possible, and not tomorrow. */
  readonly atOnce: boolean;
}

/**
 * Whether a change may be made, and when it takes effect (rule A3): at once, or tomorrow if that is
 * chosen. Without a PIN, loosening takes effect tomorrow if the member decides or no PIN exists, and
 * is refused otherwise. A member's own rules are theirs to change, or a parent's with a PIN.
 */
export function changePermission(change: RulesChange, context: ChangeContext): Permission {
  const { agreements, member, now, unlocked, hasPin, isMember, atOnce } = context;
  const from = atOnce ? 'now' : 'tomorrow';
  const latest = latestAgreement(agreements, member);
  if (latest === null || unlocked) return { allowed: true, from };
  const inForce = agreementAt(agreements, member, now) ?? latest;
  if (!isMember && (isOwn(latest) || isOwn(inForce))) return { allowed: false, needs: 'member' };
  if (!strictnessChangeOf(change, context).looser) return { allowed: true, from };
  // Members loosen their own rules from tomorrow on, so that nobody does it on impulse.
  const decidesAlone = inForce.way === 'self' && latest.way === 'self';
  if (decidesAlone || !hasPin) return { allowed: true, from: 'tomorrow' };
  return { allowed: false, needs: 'pin' };
}

/** The moment from which a permitted change holds. */
export function startOfChange(
  from: ChangeStart,
  now: EpochMs,
  calendars: readonly Calendar[],
): EpochMs {
  return from === 'now' ? now : nextBoundary(calendarAt(calendars, now), now);
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
