import type { Authenticator } from './authenticator.ts';
import type { Interval } from '../time/interval.ts';
import { SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** A person of the household. The name is empty until somebody gives it. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** The member's own, for switching to them. */
  readonly pin?: PinRecord;
  /** What they would like to do instead, in their own words. */
  readonly ideas?: readonly string[];
  /** How long they let the opening pause last; without it there is none. */
  readonly openingPauseMs?: Millis;
  /** Known from a file of another browser: their time is shown here, and never counted here. */
  readonly elsewhere?: true;
}

/** A member without what guards a switch to them. */
export type ShownMember = Omit<Member, 'pin'>;

/** The members without what pages need not know. */
export function withoutPins(members: readonly Member[]): ShownMember[] {
  return members.map((member) => {
    const { pin: _, ...shown } = member;
    return shown;
  });
}

/** A parent, who answers for rules and extra time with a PIN. */
export interface Parent {
  readonly id: string;
  readonly name: string;
  readonly pin: PinRecord;
  /** The app that makes codes for this parent, if they added one. */
  readonly phone?: Authenticator;
}

/** A parent as somebody who decides. */
export type Author = Pick<Parent, 'id' | 'name'>;

/** What is kept of a PIN: enough to know it again, with all that is needed to work it out. */
export interface PinRecord {
  /** Base64. */
  readonly salt: string;
  readonly rounds: number;
  /** Base64. */
  readonly verify: string;
}

/** How long an opening pause may last. */
export const OPENING_PAUSES: readonly Millis[] = [3 * SECOND, 8 * SECOND, 15 * SECOND];

/** From this moment on the browser profile is this member's. */
export interface Switch {
  readonly at: EpochMs;
  readonly member: string;
}

/** A piece of an interval that belongs to one member. */
export interface MemberPiece extends Interval {
  readonly member: string;
}

/**
 * Whose an instant is, by the log of switches and not by when anybody asks (design: Counting,
 * rule 3). The first member also has all time before the first switch. Of two switches at the
 * same moment the later in the list holds. `null` only for an empty log.
 * @param switches in any order
 */
export function memberAt(switches: readonly Switch[], at: EpochMs): string | null {
  return memberOf(inOrder(switches), at);
}

/**
 * From when on a browser was somebody's: the first member also has all time before the first
 * switch, and whoever was never chosen has none (`Infinity`). Before it, nothing is known of them.
 * @param switches in any order
 */
export function hereSince(switches: readonly Switch[], member: string): EpochMs {
  const ordered = inOrder(switches);
  if (ordered[0]?.member === member) return -Infinity;
  return ordered.find((one) => one.member === member)?.at ?? Infinity;
}

/**
 * An interval cut where its member changes, in order; a switch to the same member cuts nothing.
 * Nothing for an empty interval.
 * @param switches in any order
 * @throws RangeError for an empty log: then nobody is there to own the time
 */
export function splitAtSwitches(switches: readonly Switch[], interval: Interval): MemberPiece[] {
  const ordered = inOrder(switches);
  const inside = ordered
    .map(({ at }) => at)
    .filter((at) => interval.start < at && at < interval.end);
  const starts = [interval.start, ...new Set(inside)];
  const pieces: MemberPiece[] = [];
  if (interval.start >= interval.end) return pieces;
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? interval.end;
    const member = memberOf(ordered, start);
    if (member === null) throw new RangeError('A browser profile has at least one member');
    const last = pieces.at(-1);
    if (last?.member === member) pieces[pieces.length - 1] = { ...last, end };
    else pieces.push({ start, end, member });
  }
  return pieces;
}

function memberOf(ordered: readonly Switch[], at: EpochMs): string | null {
  return (ordered.findLast((entry) => entry.at <= at) ?? ordered[0])?.member ?? null;
}

/** Sorting keeps entries of the same moment in the order of the list. */
function inOrder(switches: readonly Switch[]): Switch[] {
  return switches.toSorted((a, b) => a.at - b.at);
}
