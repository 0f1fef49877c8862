import type { Speaker } from '../../domain/agreement/consent.ts';
import type { Member } from '../../domain/people/members.ts';
import { maySpeakFor } from '../../domain/people/members.ts';
import { normalizePin } from '../../domain/people/pin-attempts.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure } from '../../messages/index.ts';
import { localMember } from '../../store/people/members.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { PinHolder } from './pin-guard.ts';
import type { Signatory } from './signer.ts';

/** Whose PIN allows what concerns a member: the member's own, if set, or a parent's. */
export function pinHoldersFor({ parents }: Settings, { pin }: Member): readonly PinHolder[] {
  return [...(pin === undefined ? [] : [{ pin }]), ...parents];
}

/** Who speaks for a member. */
export interface MemberSpeaker extends Speaker {
  readonly ok: true;
  /** The parent who gave their PIN, with what they sign with. */
  readonly signatory: Signatory | null;
}

/**
 * Who speaks for a member, or why nobody may now (rule A21).
 * @param typed the PIN given with the request; may be empty
 */
export async function speakFor(
  { connection, pinGuard }: Pick<BackgroundServices, 'connection' | 'pinGuard'>,
  settings: Settings,
  id: string,
  typed = '',
): Promise<MemberSpeaker | Failure> {
  const member = await connection.read(localMember, id);
  if (member === undefined) return failure('not-there', 'member');
  const unlocked = await pinGuard.unlocked(settings);
  if (maySpeakFor(member, unlocked !== null))
    return { ok: true, parent: unlocked?.parent ?? null, isMember: false, signatory: unlocked };
  if (normalizePin(typed) === '') return failure('needs-member-pin', member.name);
  const match = await pinGuard.identify(typed, pinHoldersFor(settings, member));
  if (!match.ok) return match;
  const parent = settings.parents.find((each) => each === match.holder) ?? null;
  const { signingSeed } = match;
  const signatory = parent === null ? null : { parent, signingSeed };
  return { ok: true, parent, isMember: parent === null, signatory };
}

/**
 * Why whoever is here may not speak as the member, if they may not: a yes and a suggestion need the
 * member's own PIN, where there is one, since a parent's would put words in their mouth (rule A21).
 * @param typed the PIN given with the request; may be empty
 */
export async function refuseToSpeakAs(
  { connection, pinGuard }: Pick<BackgroundServices, 'connection' | 'pinGuard'>,
  id: string,
  typed = '',
): Promise<Failure | null> {
  const member = await connection.read(localMember, id);
  if (member === undefined) return failure('not-there', 'member');
  const { pin } = member;
  if (pin === undefined) return null;
  if (normalizePin(typed) === '') return failure('needs-own-pin', member.name);
  const match = await pinGuard.identify(typed, [{ pin }]);
  return match.ok ? null : match;
}
