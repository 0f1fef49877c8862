import { changePermission, startOfChange, strictnessChangeOf } from '../../agreement/agreement.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { authorOf, ELSEWHERE, isOwn, MEMBER, NO_PIN } from '../../agreement/consent.ts';
import { compareText } from '../../i18n/compare-text.ts';
import { validateRules } from '../../limits/rules/validate.ts';
import { calendarAt } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { EpochMs } from '../../time/units.ts';
import type { SharedAgreement, SharedVersion } from './browser-file.schema.ts';
import {
  ancestorsOf,
  isJoint,
  jointId,
  jointVersion,
  latestIn,
  lineageOf,
  missingJoints,
  sharedLinks,
} from './lineage.ts';
import type { Lineage } from './lineage.ts';

/** What versions of one member's agreement come to. */
export interface VersionsContext {
  /** Of this browser. */
  readonly device: string;
  readonly member: string;
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  readonly calendars: readonly Calendar[];
  /** In recorded time. */
  readonly now: EpochMs;
}

export interface TakenVersions {
  /** New and changed rows, joint versions included. */
  readonly put: readonly Agreement[];
  /** Whether one was refused that nothing accepted follows: it loosens, and no parent signed it. */
  readonly isRefused: boolean;
}

/**
 * Takes over versions of a member's agreement from another browser (rules H4 and H5). One that is
 * signed is taken over, and so is one that loosens nothing of those that it follows, or that may be
 * made without a PIN here; the last kind from the next day on. What was made at once is joined. Of a
 * version that is known no more than a yes is new.
 * @param known all of the member's versions here
 * @param shared every signature in it is good
 */
export function takeOverVersions(
  known: readonly Agreement[],
  shared: SharedAgreement,
  context: VersionsContext,
): TakenVersions {
  const { now, calendars } = context;
  const rows = new Map(known.map((row) => [row.id, row]));
  const lineage = lineageOf(known);
  const superseded = ancestorsOf([...rows.keys()], lineage);
  const versions = plausible(shared.versions, known);
  for (const link of sharedLinks({ ...shared, versions }))
    if (!lineage.has(link.id)) lineage.set(link.id, link);
  const put = new Map<string, Agreement>();
  const refused: string[] = [];
  const madeAt = Math.max(now, ...known.map((row) => row.madeAt + 1));
  for (const version of versions) {
    const row = rows.get(version.id);
    if (row === undefined && superseded.has(version.id)) continue;
    const isFollowed = versions.some(({ basedOn }) => basedOn.includes(version.id));
    if (row === undefined && isJoint(version) && !isFollowed) continue;
    const taken =
      row === undefined
        ? newRow(version, [...rows.values()], lineage, madeAt + put.size, context)
        : withYeses(row, version);
    if (taken === null && !isJoint(version)) refused.push(version.id);
    if (taken === null || taken === row) continue;
    rows.set(version.id, taken);
    put.set(version.id, taken);
  }
  const { dayStart } = calendarAt(calendars, now);
  const joints = missingJoints([...rows.values()], dayStart, now, madeAt + put.size);
  const covered = ancestorsOf([...rows.keys()], lineage);
  return {
    put: [...put.values(), ...joints],
    isRefused: refused.some((id) => !covered.has(id)),
  };
}

/** No honest lineage grows by so many numbers between two looks. */
const MOST_NEW = 10_000;

/** Those versions that a browser can have made, each once, earlier ones first. */
function plausible(
  versions: readonly SharedVersion[],
  known: readonly Agreement[],
): SharedVersion[] {
  const most = Math.max(0, ...known.map(({ version }) => version)) + MOST_NEW;
  const byId = new Map(versions.map((one) => [one.id, one]));
  return [...byId.values()]
    .filter(
      (one) =>
        Number.isSafeInteger(one.version) &&
        one.version >= 1 &&
        one.version <= most &&
        (isJoint(one) ? one.id === jointId(one.basedOn) : validateRules(one.rules).length === 0),
    )
    .toSorted((a, b) => a.version - b.version || compareText(a.id, b.id));
}

/** The row of a new version; `null` if it may not be taken over. */
function newRow(
  shared: SharedVersion,
  rows: readonly Agreement[],
  lineage: Lineage,
  madeAt: EpochMs,
  context: VersionsContext,
): Agreement | null {
  if (isJoint(shared)) return knownJoint(shared, rows, context);
  const before = ancestorsOf([shared.id], lineage);
  const follows = rows.filter(({ id }) => before.has(id));
  const from = startOf(shared, follows, lineage, context);
  if (from === null) return null;
  const { person: _, device, signature, proposal, ...version } = shared;
  const isComplete = version.basedOn.every((id) => rows.some((row) => row.id === id));
  // Else it could claim to follow what a parent decided and this browser has not heard of yet.
  const isTrusted = signature !== null || !context.hasPin || isComplete;
  return {
    ...version,
    member: context.member,
    madeAt,
    madeBy: takenAuthor(shared),
    from,
    yeses: consentsIn(shared),
    original: { madeAt: shared.madeAt, from: shared.from },
    ...(isTrusted ? {} : { basedOn: latestIn(follows, lineage).map(({ id }) => id) }),
    ...(isComplete || !isTrusted ? {} : { earlier: [...before] }),
    ...(device === context.device ? {} : { device }),
    ...(signature === null ? {} : { signature }),
    ...(proposal === null ? {} : { proposal }),
  };
}

/** Who made a version, as far as it may be believed: a parent only with their signature under it. */
function takenAuthor(shared: SharedVersion): string {
  const { madeBy, signature } = shared;
  const author = authorOf(shared);
  const isKnown =
    author.is === 'parent'
      ? signature?.parent === author.id
      : author.is === 'member' || madeBy === NO_PIN;
  return isKnown ? madeBy : ELSEWHERE;
}

/**
 * A joint version that another one follows, derived from the rows that it joins; `null` if some are
 * missing. It is as old as the latest of them, so that it yields to any that joins more.
 */
function knownJoint(
  shared: SharedVersion,
  rows: readonly Agreement[],
  { calendars, now }: VersionsContext,
): Agreement | null {
  const { basedOn } = shared;
  const joined = rows.filter(({ id }) => basedOn.includes(id));
  if (joined.length < basedOn.length) return null;
  const at = Math.max(...joined.map(({ madeAt }) => madeAt));
  return withYeses(jointVersion(joined, calendarAt(calendars, now).dayStart, at), shared);
}

/**
 * From when a version holds here, measured against those that it follows; `null` if it may not be
 * taken over.
 * @param before the known ones that it follows
 */
function startOf(
  shared: SharedVersion,
  before: readonly Agreement[],
  lineage: Lineage,
  { member, hasPin, calendars, now }: VersionsContext,
): EpochMs | null {
  const unlocked = shared.signature !== null;
  const { dayStart } = calendarAt(calendars, now);
  const terms = { member, now, dayStart, unlocked, hasPin };
  // What was to start at once starts when it is heard of, whatever the other browser's clock says.
  const atOnce = shared.from <= Math.max(shared.madeAt, now);
  const isMember = authorOf(shared).is === 'member';
  const latest = latestIn(before, lineage);
  const starts = (latest.length === 0 ? [null] : latest).map((last) => {
    const line = last === null ? new Set() : ancestorsOf([last.id], lineage).add(last.id);
    const agreements = before.filter(({ id }) => line.has(id));
    const change = { ...terms, agreements, isMember, atOnce };
    const permission = changePermission(shared, change);
    // Beside others it is joined with them, which loosens nothing.
    const isSettled = last === null || unlocked || !hasPin || isOwn(shared);
    if (!permission.allowed || (!isSettled && strictnessChangeOf(shared, change).looser))
      return null;
    return startOfChange(permission.from, now, calendars);
  });
  return starts.includes(null) ? null : Math.max(...starts.map((start) => start ?? now));
}

type Consent = Agreement['yeses'][number];

/**
 * The yeses of a version as they are stored; a parent's counts with their signature alone, under it or
 * under the version that they made.
 */
function consentsIn({
  yeses,
  signature: made,
}: Pick<SharedVersion, 'yeses' | 'signature'>): Consent[] {
  return yeses.flatMap(({ signature, ...yes }) => {
    if (signature !== null && signature.parent === yes.by) return { ...yes, signature };
    return yes.by === MEMBER || yes.by === made?.parent ? yes : [];
  });
}

/** The row with each yes of somebody whose yes it lacks; the same row if there is none. */
function withYeses(row: Agreement, shared: SharedVersion): Agreement {
  const added = consentsIn(shared).filter((yes) => !row.yeses.some(({ by }) => by === yes.by));
  if (added.length === 0) return row;
  const { noes, ...kept } = row;
  const left = noes?.filter(({ by }) => !added.some((yes) => yes.by === by));
  const all = [...row.yeses, ...added];
  return left === undefined ? { ...kept, yeses: all } : { ...kept, yeses: all, noes: left };
}
