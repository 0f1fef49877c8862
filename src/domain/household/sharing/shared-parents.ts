import { canonicalText } from '../../i18n/canonical-text.ts';
import { compareText } from '../../i18n/compare-text.ts';
import type { Parent } from '../../people/members.ts';
import { isAlike } from '../../people/names.ts';
import type { SharedParent } from './browser-file.schema.ts';

/** A parent as the household's browsers exchange them; `null` before their PIN has a public key. */
export function toSharedParent(parent: Parent): SharedParent | null {
  const { id, name, pin, changedAt } = parent;
  const { salt, rounds, verify, publicKey } = pin;
  if (publicKey === undefined || changedAt === undefined) return null;
  const signature = parent.signature ?? null;
  return { id, name, pin: { salt, rounds, verify, publicKey }, changedAt, signature };
}

/** Those parents of a browser who can be shared. */
export function sharedParentsOf(parents: readonly Parent[]): SharedParent[] {
  return parents.flatMap((parent) => toSharedParent(parent) ?? []);
}

/** What limits whom this browser takes over. */
export interface ParentLimits {
  /** The ids of parents who were removed here. */
  readonly removed: readonly string[];
  /** The names that no other parent may have (rule A22). */
  readonly taken: readonly string[];
}

/** The parents of this browser, and those whom somebody has to confirm first. */
export interface ParentsAfter {
  readonly parents: readonly Parent[];
  readonly unknown: readonly SharedParent[];
}

/**
 * The parents after other browsers told theirs (rule H5). A browser without parents takes over all.
 * One that has parents takes over a new PIN of one of them, or a new parent, only with a signature;
 * the others are unknown. Of several records of a parent the latest counts. Idempotent, and the
 * order of `shared` does not matter.
 * @param shared checked: every signature left was made by a parent known here
 */
export function parentsAfter(
  known: readonly Parent[],
  shared: readonly SharedParent[],
  limits: ParentLimits,
): ParentsAfter {
  const records = shared.filter(({ id }) => !limits.removed.includes(id));
  const trusted =
    known.length === 0 ? records : records.filter(({ signature }) => signature !== null);
  const parents = latestOfEach(trusted).reduce<readonly Parent[]>(
    (before, record) => withRecord(before, record, limits) ?? before,
    known,
  );
  const unknown = latestOfEach(records.filter((record) => isNews(parents, record)));
  return { parents, unknown };
}

/**
 * The parents with the record of one of them, who keeps their phone; `null` if the record is not
 * newer, has another name than the parent here, or one that cannot be told from another (rule A22).
 */
export function withRecord(
  parents: readonly Parent[],
  record: SharedParent,
  { taken }: Pick<ParentLimits, 'taken'>,
): readonly Parent[] | null {
  const { id, name, pin, changedAt, signature } = record;
  if (!isNews(parents, record)) return null;
  const known = parents.find((parent) => parent.id === id);
  const names = [...parents.map((parent) => parent.name), ...taken];
  const isClear =
    known === undefined ? !names.some((other) => isAlike(name, other)) : name === known.name;
  if (!isClear) return null;
  const phone = known?.phone;
  const added: Parent = {
    id,
    name,
    pin,
    changedAt,
    unsealed: true,
    ...(phone === undefined ? {} : { phone }),
    ...(signature === null ? {} : { signature }),
  };
  return known === undefined
    ? [...parents, added]
    : parents.map((parent) => (parent === known ? added : parent));
}

/**
 * The member who has to be said to be that parent before a record can be taken over, since theirs is
 * the one name in its way (rule A22).
 * @param limits with the names of those members among the names that are taken
 * @param members who are not known to be parents
 */
export function namesakeOf<T extends Pick<Parent, 'name'>>(
  parents: readonly Parent[],
  record: SharedParent,
  { taken }: Pick<ParentLimits, 'taken'>,
  members: readonly T[],
): T | undefined {
  if (withRecord(parents, record, { taken }) !== null) return undefined;
  return members.find(({ name }) => {
    const others = taken.filter((other) => other !== name);
    return withRecord(parents, record, { taken: others }) !== null;
  });
}

/** Whether a record says something that is not known: another parent, or a later PIN. */
function isNews(parents: readonly Parent[], { id, changedAt, pin }: SharedParent): boolean {
  const known = parents.find((parent) => parent.id === id);
  if (known === undefined) return true;
  return changedAt > (known.changedAt ?? 0) && pin.verify !== known.pin.verify;
}

/** The latest record of each parent, in an order that depends on the records alone. */
function latestOfEach(records: readonly SharedParent[]): SharedParent[] {
  const ordered = records.toSorted(
    (a, b) =>
      a.changedAt - b.changedAt ||
      compareText(a.id, b.id) ||
      compareText(canonicalText(a), canonicalText(b)),
  );
  return [...new Map(ordered.map((record) => [record.id, record])).values()];
}
