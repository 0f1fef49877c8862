import { nameFault } from '../../domain/people/names.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import type { Failure } from '../../messages/index.ts';
import { localMember, localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** What pages call people without a name, and parents whom they cannot tell apart. */
const PLACEHOLDERS = ['pinParent', 'somebodyNoPin', 'logSomebody', 'logThePerson'] as const;

/** Names that nobody may have, since pages call people so whose name is not known. */
export function placeholders(): { readonly name: string }[] {
  return PLACEHOLDERS.map((key) => ({ name: translate(key) }));
}

/**
 * Why a member or parent may not have a name, if they may not: each must be known by it, on every
 * page and in the change log.
 * @param name as `personName` parses it
 * @param self the ids of whoever is named, as member and as parent
 */
export async function refuseName(
  { connection }: { readonly connection: DatabaseConnection },
  name: string,
  self: readonly string[] = [],
): Promise<Failure | null> {
  const [members, { parents }] = await Promise.all([
    connection.read(localMembers),
    connection.read(readSettings),
  ]);
  const others = [...members, ...parents].filter(({ id }) => !self.includes(id));
  const fault = nameFault(name, [...others, ...placeholders()]);
  if (fault === null) return null;
  return fault.fault === 'missing' ? failure('name-missing', '') : failure('name-taken', fault.by);
}

/** The same for another name of a member, who may be a parent of exactly their present name (rule A22). */
export async function refuseRename(
  services: { readonly connection: DatabaseConnection },
  id: string,
  name: string,
): Promise<Failure | null> {
  const member = await services.connection.read(localMember, id);
  const { parents } = await services.connection.read(readSettings);
  const selves = parents.filter((parent) => parent.name !== '' && parent.name === member?.name);
  return refuseName(services, name, [id, ...selves.map((parent) => parent.id)]);
}
