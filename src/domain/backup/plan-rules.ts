import { changePermission, latestAgreement } from '../agreement/agreement.ts';
import type { Agreement, ChangeStart, RulesChange } from '../agreement/agreement.ts';
import { compareText } from '../i18n/compare-text.ts';
import { NO_RULES } from '../limits/rules/rules.ts';
import { validateRules } from '../limits/rules/validate.ts';
import { isAlike } from '../people/names.ts';
import { maySpeakFor } from '../people/members.ts';
import type { Member } from '../people/members.ts';
import type { DayKey, EpochMs, WallTime } from '../time/units.ts';
import type { Archive } from './archive.ts';

/** What restoring rules from a file depends on. */
export interface RulesContext {
  /** Of this browser, without those known only from a file. */
  readonly members: readonly Member[];
  readonly agreements: readonly Agreement[];
  readonly now: EpochMs;
  readonly dayStart: WallTime;
  readonly hasPin: boolean;
  /** Whether a parent has unlocked Kintime with their PIN. */
  readonly unlocked: boolean;
}

/**
 * What restoring the rules of one member would change.
 * - `now`, `tomorrow`: it may be done, and takes effect then
 * - `needs-pin`: a parent's PIN is missing; or the member could, but not with a file
 * - `not-here`: nobody of this browser has that id, and no one member without an agreement that name
 * - `faulty`: nobody could have entered them here
 */
export interface RulesRestoration {
  readonly status: ChangeStart | 'needs-pin' | 'not-here' | 'faulty';
  /** Their id here; empty if they are not here. */
  readonly member: string;
  readonly name: string;
  /** The version decided last; `null` if there is none. */
  readonly before: RulesChange | null;
  readonly after: RulesChange;
  readonly lookAgain: DayKey | null;
}

/** One that may be done, and when it takes effect. */
export interface Restorable extends RulesRestoration {
  readonly status: ChangeStart;
}

/** Whose rules were restored, and when they take effect. */
export interface RestoredRules {
  readonly name: string;
  readonly starts: ChangeStart;
}

/** Whether a restoration may be done now. */
export function isRestorable(restoration: RulesRestoration): restoration is Restorable {
  const { status } = restoration;
  return status === 'now' || status === 'tomorrow';
}

/**
 * Plans to restore the rules of a file as new versions of the agreements (rule A16). Where there is
 * a PIN, it is needed for any of them, and a parent's for a member who has one (rule A21). From
 * when each takes effect is as for any other change (rule A3). Rules that are here already are left
 * out, so the same file again changes nothing. A member is found by id or, as in a new
 * installation, by name: only where they have no agreement yet, or it may be somebody else's.
 */
export function planRules(
  { agreements = [], members }: Pick<Archive, 'agreements' | 'members'>,
  context: RulesContext,
): RulesRestoration[] {
  const known = new Set(context.members.map(({ id }) => id));
  const taken = new Set(agreements.map(({ member }) => member).filter((id) => known.has(id)));
  return agreements.flatMap(({ member, way, rules, lookAgain }) => {
    const name = members.find(({ id }) => id === member)?.name ?? '';
    const [sameName, another] = context.members.filter(
      (one) => !taken.has(one.id) && hasSameName(one.name, name),
    );
    const here =
      context.members.find(({ id }) => id === member) ??
      (another === undefined ? sameName : undefined);
    const after = { way, rules };
    const notHere = {
      status: 'not-here',
      member: '',
      name,
      before: null,
      after,
      lookAgain,
    } as const;
    if (here === undefined) return notHere;
    taken.add(here.id);
    const latest = latestAgreement(context.agreements, here.id);
    const before = latest && { way: latest.way, rules: latest.rules };
    if (isSameChange(before ?? { way, rules: NO_RULES }, after)) return [];
    if (here.id !== member && latest !== null) return notHere;
    const status = validateRules(rules).length > 0 ? 'faulty' : statusOf(here, after, context);
    return { status, member: here.id, name: here.name, before, after, lookAgain };
  });
}

/** Names that can be mistaken for each other are of one person; so are two missing ones. */
function hasSameName(a: string, b: string): boolean {
  return a === '' || b === '' ? a === b : isAlike(a, b);
}

function statusOf(
  member: Member,
  change: RulesChange,
  { agreements, now, dayStart, hasPin, unlocked }: RulesContext,
): RulesRestoration['status'] {
  if ((hasPin && !unlocked) || !maySpeakFor(member, unlocked)) return 'needs-pin';
  const permission = changePermission(change, {
    agreements,
    member: member.id,
    now,
    dayStart,
    unlocked,
    hasPin,
    isMember: false,
    atOnce: true,
  });
  return permission.allowed ? permission.from : 'needs-pin';
}

function isSameChange(a: RulesChange, b: RulesChange): boolean {
  return a.way === b.way && contentOf(a.rules) === contentOf(b.rules);
}

/** A value as text, whatever the order of its fields. */
function contentOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => compareText(a, b)))
      : part,
  );
}
