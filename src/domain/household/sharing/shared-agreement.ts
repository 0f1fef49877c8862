import type { Agreement } from '../../agreement/agreement.ts';
import { MEMBER } from '../../agreement/consent.ts';
import { compareText } from '../../i18n/compare-text.ts';
import type { EpochMs } from '../../time/units.ts';
import { MAX_BASES } from './browser-file.schema.ts';
import type { SharedAgreement, SharedProposal, SharedVersion } from './browser-file.schema.ts';
import { ancestorsOf, basesOf, currentHeads, isJoint, lineageOf, sharedLinks } from './lineage.ts';
import type { Lineage, Link } from './lineage.ts';
import { toSharedVersion } from './shared-rows.ts';

const LATEST = 10;
const MAX_EARLIER = 200;

/**
 * A member's versions for the household's other browsers: what is in force or will be, the latest
 * ones, and the ids of those before (rule H4). Joint versions go along where another one follows
 * them; every browser derives the others by itself.
 * @param person the member's id in the household
 * @param device this browser's
 * @param now in recorded time
 */
export function toSharedAgreement(
  rows: readonly Agreement[],
  person: string,
  device: string,
  now: EpochMs,
): SharedAgreement {
  const followed = new Set(rows.flatMap((row) => basesOf(row, rows)));
  const told = rows
    .filter((row) => !isJoint(row) || followed.has(row.id))
    .toSorted((a, b) => a.version - b.version || a.madeAt - b.madeAt);
  const heads = currentHeads(rows, now).slice(-MAX_BASES);
  const most = Math.max(LATEST, heads.length);
  const chosen = new Set([...new Set([...heads, ...told.toReversed()])].slice(0, most));
  const versions = told
    .filter((row) => chosen.has(row))
    .map((row) => toSharedVersion({ ...row, basedOn: [...basesOf(row, rows)] }, person, device));
  return { person, versions, earlier: earlierThan(versions, lineageOf(rows)) };
}

/**
 * The versions of one member's agreement that hold as several browsers know it, sorted by number:
 * more than one where some were made at once.
 */
export function sharedHeads(agreements: readonly SharedAgreement[]): SharedVersion[] {
  const lineage = new Map<string, Link>();
  for (const { id, version, follows } of agreements.flatMap(sharedLinks))
    lineage.set(id, { id, version, follows: [...(lineage.get(id)?.follows ?? []), ...follows] });
  const followed = ancestorsOf([...lineage.keys()], lineage);
  const versions = new Map(
    agreements.flatMap((one) => one.versions.map((version) => [version.id, version])),
  );
  return [...versions.values()]
    .filter((one) => !followed.has(one.id) && !isJoint(one))
    .toSorted((a, b) => a.version - b.version || compareText(a.id, b.id));
}

/** The same with its last versions alone; those in force stay, and those that will be. */
export function withFewerVersions(agreement: SharedAgreement, most: number): SharedAgreement {
  const { person, versions } = agreement;
  const lineage = new Map(sharedLinks(agreement).map((link) => [link.id, link]));
  const needed = neededIds(versions, lineage);
  const kept = versions.filter(({ id }, i) => i >= versions.length - most || needed.has(id));
  return { person, versions: kept, earlier: earlierThan(kept, lineage) };
}

/** The latest versions, those that they join, and those that hold until they start. */
function neededIds(versions: readonly SharedVersion[], lineage: Lineage): Set<string> {
  const followed = ancestorsOf(
    versions.map(({ id }) => id),
    lineage,
  );
  const needed = new Set<string>();
  for (const one of versions.toReversed()) {
    if (!followed.has(one.id)) needed.add(one.id);
    if (needed.has(one.id) && (isJoint(one) || one.from > one.madeAt))
      for (const id of one.basedOn) needed.add(id);
  }
  return needed;
}

/** The ids of what comes before all of these versions that name one which is not among them. */
function earlierThan(versions: readonly SharedVersion[], lineage: Lineage): string[] {
  const ids = new Set(versions.map(({ id }) => id));
  const [first, ...rest] = versions
    .filter(({ basedOn }) => basedOn.some((id) => !ids.has(id)))
    .map(({ id }) => ancestorsOf([id], lineage));
  if (first === undefined) return [];
  const numberOf = (id: string): number => lineage.get(id)?.version ?? 0;
  return [...first]
    .filter((id) => rest.every((before) => before.has(id)))
    .toSorted((a, b) => numberOf(b) - numberOf(a))
    .slice(0, MAX_EARLIER);
}

/**
 * The version that a parent's yes to a suggestion makes in another browser: its proposer has agreed,
 * and so does the parent. It holds as soon as it arrives.
 * @param heads what holds of the agreement as far as it is known
 * @param origin its id, who says yes in which browser, and when, in recorded time
 */
export function versionOfYes(
  { id: proposal, person, rules, at: proposedAt }: SharedProposal,
  heads: readonly SharedVersion[],
  { id, parent, device, at }: VersionOrigin,
): SharedVersion {
  const latest = heads.at(-1);
  return {
    id,
    person,
    // Several are joined in a version that has the number after theirs.
    version: (latest?.version ?? 0) + (heads.length > 1 ? 2 : 1),
    basedOn: heads.map((head) => head.id),
    way: latest?.way ?? 'together',
    rules,
    madeAt: at,
    madeBy: parent,
    from: at,
    yeses: [
      { by: MEMBER, at: proposedAt, device, signature: null },
      { by: parent, at, device, signature: null },
    ],
    wishes: [],
    lookAgain: latest?.lookAgain ?? null,
    proposal,
    device,
    signature: null,
  };
}

interface VersionOrigin {
  readonly id: string;
  readonly parent: string;
  readonly device: string;
  readonly at: EpochMs;
}
