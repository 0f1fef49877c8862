import type { Member } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { grownUpMembers } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseName } from './refuse-name.ts';
import { speakFor } from './speak-for.ts';

/** The name of a new parent, and the member who is said to be that parent. */
type ParentName = Pick<Request<'unlock'>, 'parentName' | 'member' | 'memberPin'>;

/** The id of the member who is a new parent, by their name; `null` if nobody has it. */
interface CheckedName {
  readonly ok: true;
  readonly namesake: string | null;
}

/**
 * Who a new parent is, or why they may not have a name. It may be exactly that of a member, once
 * somebody says that they are the same person (rule A22); nobody says so for a member who has a PIN
 * (rule A21).
 */
export async function checkParentName(
  services: Pick<BackgroundServices, 'connection' | 'pinGuard'>,
  settings: Settings,
  { parentName, member: said, memberPin }: ParentName,
): Promise<CheckedName | Failure> {
  const { connection } = services;
  const members = await connection.read(localMembers);
  const namesake = members.find(({ name }) => name === parentName);
  const self = namesake === undefined ? [] : [namesake.id];
  const refused = await refuseName(services, parentName, self);
  if (refused !== null) return refused;
  if (namesake === undefined) {
    return said === undefined ? { ok: true, namesake: null } : failure('not-there', 'member');
  }
  const isKnown = (await connection.read(grownUpMembers)).has(namesake.id);
  const isSaid = said === undefined ? isKnown : said === namesake.id;
  if (!isSaid) return nameOfMember(namesake);
  const speaker = await speakFor(services, settings, namesake.id, memberPin);
  return speaker.ok ? { ok: true, namesake: namesake.id } : speaker;
}

/** A parent has the name of a member, or one like it, and nobody has said yet that they are the same. */
export function nameOfMember({ id, name }: Pick<Member, 'id' | 'name'>): Failure {
  return { ...failure('name-of-member', name), member: id };
}
