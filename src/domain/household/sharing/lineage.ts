import { DECISION_MODES } from '../../agreement/agreement.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { JOINT } from '../../agreement/consent.ts';
import { compareText } from '../../i18n/compare-text.ts';
import { jointRules } from '../../limits/rules/joint-rules.ts';
import type { EpochMs, WallTime } from '../../time/units.ts';
import type { SharedAgreement } from './browser-file.schema.ts';

/** A version's place in the lineage (rule H4). */
export interface Link extends Pick<Agreement, 'id' | 'version'> {
  /** The ids of versions before it; those of them that come before another may be missing. */
  readonly follows: readonly string[];
}

export type Lineage = ReadonlyMap<string, Link>;

const JOINT_ID = 'joint-';

/** Whether a version is derived from several that were made at once. */
export function isJoint({ id, madeBy }: Pick<Agreement, 'id' | 'madeBy'>): boolean {
  return madeBy === JOINT || id.startsWith(JOINT_ID);
}

/** The versions that a version names as those it follows; one of an earlier Kintime follows the one before it. */
export function basesOf(
  { basedOn, device, version }: Agreement,
  versions: readonly Agreement[],
): readonly string[] {
  if (basedOn !== undefined) return basedOn;
  const before = versions
    .filter((one) => one.device === device && one.version < version)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
  return before === undefined ? [] : [before.id];
}

/** The lineage of one member's versions. */
export function lineageOf(versions: readonly Agreement[]): Map<string, Link> {
  return new Map(
    versions.map((one) => {
      const follows = [...basesOf(one, versions), ...(one.earlier ?? [])];
      return [one.id, { id: one.id, version: one.version, follows }];
    }),
  );
}

/**
 * The places of a file's versions. One that names a version which is not among them follows all that
 * the file says are before them.
 */
export function sharedLinks({
  versions,
  earlier,
}: Pick<SharedAgreement, 'versions' | 'earlier'>): Link[] {
  const ids = new Set(versions.map(({ id }) => id));
  return versions.map(({ id, version, basedOn }) => {
    const isComplete = basedOn.every((base) => ids.has(base));
    return { id, version, follows: isComplete ? basedOn : [...basedOn, ...earlier] };
  });
}

/**
 * The ids of all versions before these, known or not. Numbers grow along the lineage; what claims to
 * follow a version with a higher number does not.
 */
export function ancestorsOf(ids: readonly string[], lineage: Lineage): Set<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const link = lineage.get(id);
    for (const before of link?.follows ?? []) {
      const known = lineage.get(before);
      const isBefore = known === undefined || known.version < (link?.version ?? 0);
      if (isBefore && !found.has(before)) {
        found.add(before);
        open.push(before);
      }
    }
  }
  return found;
}

/** Those of one member's versions that no other of them follows. */
export function latestIn(versions: readonly Agreement[], lineage: Lineage): Agreement[] {
  const followed = ancestorsOf(
    versions.map(({ id }) => id),
    lineage,
  );
  return versions.filter(({ id }) => !followed.has(id));
}

/**
 * The heads of one member's versions: those that no other follows, sorted by id. A joint version
 * stands for those it follows, so that a third version made at once joins them and not it.
 * @param lineage of these and maybe more versions
 */
export function headsOf(
  versions: readonly Agreement[],
  lineage: Lineage = lineageOf(versions),
): Agreement[] {
  const latest = latestIn(versions, lineage);
  const ids = new Set(latest.flatMap((one) => (isJoint(one) ? (one.basedOn ?? []) : [one.id])));
  const joined = versions.filter(({ id }) => ids.has(id));
  return latestIn(joined, lineage).toSorted((a, b) => compareText(a.id, b.id));
}

/** The id of the version that joins these, whatever their order. */
export function jointId(ids: readonly string[]): string {
  return `${JOINT_ID}${fnv1a(JSON.stringify([...new Set(ids)].toSorted()))}`;
}

/**
 * The version that follows all of these heads (rule H4): the stricter of each rule, in force once all
 * are, agreed to by nobody. Each browser with the same heads derives the same.
 * @param heads two or more, of one member
 * @param at when it is derived, in recorded time
 */
export function jointVersion(
  heads: readonly Agreement[],
  dayStart: WallTime,
  at: EpochMs,
): Agreement {
  const ordered = heads.toSorted((a, b) => compareText(a.id, b.id));
  const ids = ordered.map(({ id }) => id);
  const ways = new Set(ordered.map(({ way }) => way));
  const rules = jointRules(
    ordered.map((one) => one.rules),
    dayStart,
  );
  return {
    id: jointId(ids),
    member: ordered[0]?.member ?? '',
    version: Math.max(...ordered.map(({ version }) => version)) + 1,
    way: DECISION_MODES.findLast((way) => ways.has(way)) ?? 'parent',
    rules,
    madeAt: at,
    madeBy: JOINT,
    from: Math.max(...ordered.map(({ from }) => from)),
    yeses: [],
    wishes: [],
    lookAgain: ordered.flatMap(({ lookAgain }) => lookAgain ?? []).toSorted()[0] ?? null,
    basedOn: ids,
  };
}

/** The moments from which other versions may be in force: now, and whenever one starts. */
function startsFrom(versions: readonly Agreement[], now: EpochMs): EpochMs[] {
  const starts = new Set([now, ...versions.map(({ from }) => from).filter((from) => from > now)]);
  return [...starts].toSorted((a, b) => a - b);
}

/** The heads of those of one member's versions that have started by then. */
function headsAt(versions: readonly Agreement[], at: EpochMs): Agreement[] {
  return headsOf(
    versions.filter(({ from }) => from <= at),
    lineageOf(versions),
  );
}

/** The versions that are in force now, or will be unless somebody changes something. */
export function currentHeads(versions: readonly Agreement[], now: EpochMs): Agreement[] {
  return [...new Set(startsFrom(versions, now).flatMap((at) => headsAt(versions, at)))];
}

/**
 * The joint versions that one member's versions lack: for those in force now, and for those in force
 * once each that is still to start has started (rule H4).
 * @param at when the first is derived; each has a later moment than the one before
 */
export function missingJoints(
  versions: readonly Agreement[],
  dayStart: WallTime,
  now: EpochMs,
  at: EpochMs,
): Agreement[] {
  const all = [...versions];
  for (const start of startsFrom(versions, now)) {
    const heads = headsAt(all, start);
    const id = jointId(heads.map((one) => one.id));
    if (heads.length < 2 || all.some((one) => one.id === id)) continue;
    all.push(jointVersion(heads, dayStart, at + all.length - versions.length));
  }
  return all.slice(versions.length);
}

/** A 64-bit hash of a text's code units (Fowler–Noll–Vo 1a), as 16 hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
