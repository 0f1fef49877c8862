import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { grownUpMembers } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseName } from './refuse-name.ts';
import { speakFor } from './speak-for.ts';

/** The name of a new parent, and the member who is said to be that parent. */
export type ParentName = Pick<Request<'unlock'>, 'parentName' | 'member' | 'memberPin'>;

/**
 * Why a new parent may not have a name, if they may not. It may be exactly that of a member, once
 * somebody says that they are the same person (rule A22); nobody says so for a member who has a PIN
 * (rule A21).
 */
export async function refuseParentName(
  services: Pick<BackgroundServices, 'connection' | 'pinGuard'>,
  settings: Settings,
  { parentName, member, memberPin }: ParentName,
): Promise<Failure | null> {
  const { connection } = services;
  const members = await connection.read(localMembers);
  const namesake = members.find(({ name }) => name === parentName);
  const self = namesake === undefined ? [] : [namesake.id];
  const refused = await refuseName(services, parentName, self);
  if (refused !== null || namesake === undefined) return refused;
  const isSaid = namesake.id === member || (await connection.read(grownUpMembers)).has(namesake.id);
  if (!isSaid) return failure('name-of-member', parentName);
  const speaker = await speakFor(services, settings, namesake.id, memberPin);
  return speaker.ok ? null : speaker;
}
