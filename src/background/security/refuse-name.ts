import { nameFault } from '../../domain/people/names.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import type { Failure } from '../../messages/index.ts';
import { localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** What pages call people without a name, and parents whom they cannot tell apart. */
const PLACEHOLDERS = [
  'pinParent',
  'somebodyNoPin',
  'logSomebody',
  'logAMember',
  'logThePerson',
] as const;

/** Names that nobody may have, since pages call people so whose name is not known. */
export function placeholders(): { readonly name: string }[] {
  return PLACEHOLDERS.map((key) => ({ name: translate(key) }));
}

/**
 * Why a member or parent may not have a name, if they may not: each must be known by it, on every
 * page and in the change log.
 * @param name as `personName` parses it
 * @param self the id of whoever is renamed
 */
export async function refuseName(
  { connection }: { readonly connection: DatabaseConnection },
  name: string,
  self?: string,
): Promise<Failure | null> {
  const [members, { parents }] = await Promise.all([
    connection.read(localMembers),
    connection.read(readSettings),
  ]);
  const others = [...members, ...parents].filter(({ id }) => id !== self);
  const fault = nameFault(name, [...others, ...placeholders()]);
  if (fault === null) return null;
  return fault.fault === 'missing' ? failure('name-missing', '') : failure('name-taken', fault.by);
}
