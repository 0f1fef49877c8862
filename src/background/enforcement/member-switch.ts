import { normalizePin } from '../../domain/people/pin-attempts.ts';
import { isLooserAfterSwitch } from '../../domain/agreement/switch-policy.ts';
import type { SwitchCandidate } from '../../domain/agreement/switch-policy.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Member } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { Failure } from '../../messages/index.ts';
import { currentMember, localMembers } from '../../store/people/members.ts';
import { readSwitchCandidate } from '../../store/limits/evaluation-context.ts';
import { failure } from '../messaging/errors.ts';
import { isMemberChosen } from './member-chosen.ts';
import { pinHoldersFor } from '../security/speak-for.ts';
import type { BackgroundServices } from '../services.ts';

/**
 * Why a switch to a member is refused, if it is: one to a member with a PIN needs it or a parent's,
 * and so does one that loosens anything (rule A17).
 * @param typed the PIN given with the request; may be empty
 */
export async function refuseSwitch(
  { connection, clock, pinGuard }: Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard'>,
  settings: Settings,
  person: Member,
  typed: string,
): Promise<Failure | null> {
  if ((await pinGuard.unlocked(settings)) !== null) return null;
  const { wall } = clock.now();
  const firstDay = firstWeekday(settings.firstDay);
  const chosen = await isMemberChosen();
  const needsPin = await connection.read(async (database) => {
    const current = await currentMember(database, recordedNow(settings, wall));
    if (chosen && current === person.id) return false;
    if (person.pin !== undefined) return true;
    if (settings.parents.length === 0) return false;
    const candidate = async (id: string): Promise<SwitchCandidate> =>
      readSwitchCandidate(database, settings, id, firstDay, wall);
    // Until somebody has chosen, whoever sits here may be any of the others.
    const others = (await localMembers(database)).filter(
      ({ id }) => id !== person.id && (!chosen || id === current),
    );
    const to = await candidate(person.id);
    const from = await Promise.all(others.map(async ({ id }) => candidate(id)));
    return from.some((each) => isLooserAfterSwitch(each, to));
  });
  if (!needsPin) return null;
  if (normalizePin(typed) === '') return failure('needs-pin', '');
  const match = await pinGuard.identify(typed, pinHoldersFor(settings, person));
  return match.ok ? null : match;
}
