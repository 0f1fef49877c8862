import { normalizePin } from '../../domain/people/pin-attempts.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import type { Member } from '../../domain/people/members.ts';
import { machineZone } from '../../platform/clock.ts';
import { createPinRecord } from '../../platform/crypto/pin-crypto.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import {
  addMember,
  changeMember,
  currentMember,
  localMember,
  localMembers,
  removeMember,
  switchMember,
} from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { isMemberLocked } from '../enforcement/deletion-lock.ts';
import { clearMemberChosen, markMemberChosen } from '../enforcement/member-chosen.ts';
import { refuseSwitch } from '../enforcement/member-switch.ts';
import { refuseName, refuseRename } from '../security/refuse-name.ts';
import { pinHoldersFor, speakFor } from '../security/speak-for.ts';
import { refusePinForm } from '../security/validate-new-pin.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for the members who share this browser. */
export function memberHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, enforcer, inTurn } = services;
  const memberOf = async (id: string): Promise<Member | undefined> =>
    connection.read(localMember, id);
  const speakerFor = async (id: string, typed?: string): ReturnType<typeof speakFor> =>
    speakFor(services, await connection.read(readSettings), id, typed);
  const applyChange = async (): Promise<void> => {
    await connection.write(recordPresence, clock.now().wall, machineZone());
    await enforcer.enforceAgain();
    services.refreshBadge();
  };

  return {
    'add-member': async ({ memberName }) => {
      const settings = await connection.read(readSettings);
      if (settings.countingSince === null) return failure('not-counting', '');
      const parent = (await pinGuard.unlocked(settings))?.parent.id ?? null;
      const added = await inTurn(async () => {
        const refused = await refuseName(services, memberName);
        if (refused !== null) return refused;
        const member = await connection.write(addMember, memberName, parent, clock.now().wall);
        return { ok: true as const, member };
      });
      if (added.ok) await applyChange();
      return added;
    },
    'rename-member': async ({ member, memberName: name, memberPin }) => {
      const speaker = await speakerFor(member, memberPin);
      if (!speaker.ok) return speaker;
      const entry = ({ name: before }: Member): LoggedChange => ({
        what: 'member-renamed',
        whom: name,
        before,
      });
      return inTurn(async () => {
        const refused = await refuseRename(services, member, name);
        if (refused !== null) return refused;
        const { wall } = clock.now();
        const found = await connection.write(changeMember, member, { name }, entry, wall);
        return found ? { ok: true } : failure('not-there', 'member');
      });
    },
    'remove-member': async ({ member, memberPin }) => {
      const settings = await connection.read(readSettings);
      if ((await memberOf(member)) === undefined) return failure('not-there', 'member');
      const people = await connection.read(localMembers);
      const others = people.filter(({ id }) => id !== member);
      if (others.length === 0) return failure('last-member', '');
      if (!(await pinGuard.isAuthorized(settings))) return failure('needs-pin', '');
      if (await isMemberLocked(services, settings, member)) {
        return failure('not-allowed', 'managed');
      }
      const now = recordedNow(settings, clock.now().wall);
      const isCurrent = (await connection.read(currentMember, now)) === member;
      // Whoever is left would be switched to without their PIN. A parent's PIN was given above.
      const [heir] = others.length === 1 && isCurrent ? others : [];
      if (settings.parents.length === 0 && heir?.pin !== undefined) {
        return failure('switch-first', '');
      }
      const speaker = await speakFor(services, settings, member, memberPin);
      if (!speaker.ok) return speaker;
      // First, since asking once too often does no harm if the removal fails.
      if (isCurrent && others.length > 1) await clearMemberChosen();
      await connection.write(removeMember, member, clock.now().wall);
      await applyChange();
      return { ok: true };
    },
    'switch-member': async ({ member, pin }) => {
      const settings = await connection.read(readSettings);
      const person = await memberOf(member);
      if (person === undefined) return failure('not-there', 'member');
      const refused = await refuseSwitch(services, settings, person, pin);
      if (refused !== null) return refused;
      await connection.write(switchMember, member, clock.now().wall);
      await markMemberChosen();
      await applyChange();
      return { ok: true };
    },
    'set-member-pin': async ({ member, pin, confirm, current }) => {
      const settings = await connection.read(readSettings);
      const person = await memberOf(member);
      if (person === undefined) return failure('not-there', 'member');
      const refused = refusePinForm(pin, confirm);
      if (refused !== null) return refused;
      // Whoever can set a member's PIN can switch to that member.
      const needsPin = settings.parents.length > 0 || person.pin !== undefined;
      if (needsPin && (await pinGuard.unlocked(settings)) === null) {
        const match = await pinGuard.identify(current, pinHoldersFor(settings, person));
        if (!match.ok) return match;
      }
      const { record } = await createPinRecord(normalizePin(pin));
      const entry = ({ name }: Member): LoggedChange => ({ what: 'member-pin', whom: name });
      await connection.write(changeMember, member, { pin: record }, entry, clock.now().wall);
      return { ok: true };
    },
    'set-ideas': async ({ member, ideas, memberPin }) => {
      const speaker = await speakerFor(member, memberPin);
      if (!speaker.ok) return speaker;
      const nonEmpty = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
      const change = { ideas: nonEmpty };
      const found = await connection.write(changeMember, member, change, null, clock.now().wall);
      return found ? { ok: true } : failure('not-there', 'member');
    },
    'set-opening-pause': async ({ member, pauseMs, memberPin }) => {
      const speaker = await speakerFor(member, memberPin);
      if (!speaker.ok) return speaker;
      const change = { openingPauseMs: pauseMs ?? undefined };
      const entry = ({ name }: Member): LoggedChange => ({
        what: 'opening-pause',
        whom: name,
        pauseMs,
      });
      const found = await connection.write(changeMember, member, change, entry, clock.now().wall);
      if (found) await enforcer.enforceAgain();
      return found ? { ok: true } : failure('not-there', 'member');
    },
  } satisfies Partial<Handlers>;
}
