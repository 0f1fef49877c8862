import type { Authenticator } from './authenticator.ts';
import type { Member, Switch } from './members.schema.ts';
import type { Interval } from '../time/interval.ts';
import { SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

export type { Member, Switch };

/** A member as pages see them. */
export type PublicMember = Omit<Member, 'pin'>;

/** The members without their PINs, for pages. */
export function publicMembers(members: readonly Member[]): PublicMember[] {
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
  /** When the PIN was set, by the clock of the browser in which it was. Older rows lack it. */
  readonly changedAt?: EpochMs;
  /** Of a parent who was known before, under the name and the PIN (rule H5). */
  readonly signature?: ParentSignature;
  /** Taken over from another browser and not unlocked here since, so there is no seal of theirs. */
  readonly unsealed?: true;
}

/** What a parent signed with the key from their PIN (rule H5). */
export interface ParentSignature {
  /** The id of whoever signed. */
  readonly parent: string;
  /** Base64. */
  readonly signature: string;
}

/** A parent as the author of a change. */
export type Author = Pick<Parent, 'id' | 'name'>;

/** What is kept of a PIN: enough to know it again, with all that is needed to work it out. */
export interface PinRecord {
  /** Base64. */
  readonly salt: string;
  readonly rounds: number;
  /** Base64. */
  readonly verify: string;
  /** The key that checks what was signed with this PIN (rule H5), Base64. Older records lack it. */
  readonly publicKey?: string;
}

/**
 * A parent with a new PIN, which nobody has signed yet. Their authenticator was not forgotten, and
 * stays. The PIN counts as set after the one before, even if the clock was set back.
 * @param wall the wall clock
 */
export function withPin(before: Parent, pin: PinRecord, wall: EpochMs): Parent {
  const { signature: _signature, unsealed: _unsealed, ...rest } = before;
  return { ...rest, pin, changedAt: Math.max(wall, (before.changedAt ?? 0) + 1) };
}

/**
 * Whether whoever is here may speak for a member without giving a PIN (rule A21): the member has
 * none, or a parent gave theirs.
 */
export function maySpeakFor({ pin }: Member, unlocked: boolean): boolean {
  return pin === undefined || unlocked;
}

/** The lengths offered for the opening pause (rule A10). */
export const OPENING_PAUSES: readonly Millis[] = [3 * SECOND, 8 * SECOND, 15 * SECOND];

/** The part of an interval that belongs to one member. */
export interface MemberPiece extends Interval {
  readonly member: string;
}

/**
 * The member an instant belongs to, by the log of switches (rule C3). Time before the first switch
 * belongs to its member; of two switches at the same moment, the later one in the list wins.
 * @param switches in any order
 * @returns `null` only if there are no switches
 */
export function memberAt(switches: readonly Switch[], at: EpochMs): string | null {
  return memberOf(byTime(switches), at);
}

/**
 * When a member first used this browser profile; nothing is known of them before.
 * @param switches in any order
 * @returns `-Infinity` for the member of the first switch, `Infinity` for one who was never switched to
 */
export function memberSince(switches: readonly Switch[], member: string): EpochMs {
  const ordered = byTime(switches);
  if (ordered[0]?.member === member) return -Infinity;
  return ordered.find((one) => one.member === member)?.at ?? Infinity;
}

/**
 * Splits an interval where its member changes, in order (rule C3). A switch to the same member
 * splits nothing; an empty interval has no pieces.
 * @param switches in any order
 * @throws RangeError if there are no switches
 */
export function splitAtSwitches(switches: readonly Switch[], interval: Interval): MemberPiece[] {
  const ordered = byTime(switches);
  const inside = ordered
    .map(({ at }) => at)
    .filter((at) => interval.start < at && at < interval.end);
  const starts = [interval.start, ...new Set(inside)];
  const pieces: MemberPiece[] = [];
  if (interval.start >= interval.end) return pieces;
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? interval.end;
    const member = memberOf(ordered, start);
    if (member === null) throw new RangeError('At least one switch is required');
    const last = pieces.at(-1);
    if (last?.member === member) pieces[pieces.length - 1] = { ...last, end };
    else pieces.push({ start, end, member });
  }
  return pieces;
}

/**
 * The switches that must outlive all others: each member's first, without which coming days would
 * look as if the member had not been here yet, and the last, which says who is current.
 * @param switches oldest first
 */
export function essentialSwitches(
  members: readonly Pick<Member, 'id'>[],
  switches: readonly Switch[],
): Switch[] {
  const firsts = members.map(({ id }) => switches.find(({ member }) => member === id));
  return [...firsts, switches.at(-1)].filter((kept) => kept !== undefined);
}

function memberOf(ordered: readonly Switch[], at: EpochMs): string | null {
  return (ordered.findLast((entry) => entry.at <= at) ?? ordered[0])?.member ?? null;
}

/** A stable sort: switches at the same moment keep their order. */
function byTime(switches: readonly Switch[]): Switch[] {
  return switches.toSorted((a, b) => a.at - b.at);
}
