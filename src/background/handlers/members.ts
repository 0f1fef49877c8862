import { normalizePin, isPinLength } from '../../domain/people/pin-attempts.ts';
import { isLooserAfterSwitch } from '../../domain/agreement/switch-policy.ts';
import type { SwitchCandidate } from '../../domain/agreement/switch-policy.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Member } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { newPin } from '../../platform/crypto/pin-crypto.ts';
import type { Failure } from '../../messages/index.ts';
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
import { readSwitchCandidate } from '../../store/limits/evaluation-context.ts';
import { failure } from '../messaging/errors.ts';
import { lockedFrom } from './data.ts';
import type { BackgroundServices } from '../services.ts';
import { clearMemberChosen, isMemberChosen, markMemberChosen } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type MemberMessageName =
  | 'add-member'
  | 'rename-member'
  | 'remove-member'
  | 'switch-member'
  | 'set-member-pin'
  | 'set-ideas'
  | 'set-opening-pause';

/** Who shares this browser, and whose time is counted. */
export function memberHandlers(services: BackgroundServices): Handlers<MemberMessageName> {
  const { connection, clock, pinGuard, enforcer } = services;
  const wallNow = (): EpochMs => clock.now().wall;
  const read = async (): Promise<Settings> => connection.read(readSettings);
  const memberOf = async (id: string): Promise<Member | undefined> =>
    connection.read((database) => localMember(database, id));
  const unlockedNow = async (settings: Settings): Promise<boolean> =>
    settings.parents.length === 0 || (await pinGuard.unlocked(settings)) !== null;
  const afterwards = async (): Promise<void> => {
    await connection.write((database) => recordPresence(database, wallNow(), machineZone()));
    await enforcer.enforceAgain();
    services.refreshBadge();
  };

  return {
    'add-member': async ({ memberName }) => {
      const name = memberName.trim();
      if (name === '') return failure('name-missing', '');
      if ((await read()).countingSince === null) return failure('not-counting', '');
      const member = await connection.write((database) => addMember(database, name, wallNow()));
      await afterwards();
      return { ok: true, member };
    },
    'rename-member': async ({ member, memberName }) => {
      const name = memberName.trim();
      if (name === '') return failure('name-missing', '');
      const found = await connection.write((database) =>
        changeMember(
          database,
          member,
          { name },
          (before) => ({ what: 'member-renamed', whom: name, before: before.name }),
          wallNow(),
        ),
      );
      return found ? { ok: true } : failure('not-there', 'member');
    },
    'remove-member': async ({ member }) => {
      const settings = await read();
      if ((await memberOf(member)) === undefined) return failure('not-there', 'member');
      const people = await connection.read(localMembers);
      const others = people.filter(({ id }) => id !== member);
      if (others.length === 0) return failure('last-member', '');
      if (!(await unlockedNow(settings))) return failure('needs-pin', '');
      if (await isHeld(services, settings, member)) return failure('not-allowed', 'managed');
      const now = recordedNow(settings, wallNow());
      const isCurrent =
        (await connection.read((database) => currentMember(database, now))) === member;
      // Asked once too often does no harm, should the rest fail.
      if (isCurrent && others.length > 1) await clearMemberChosen();
      await connection.write((database) => removeMember(database, member, wallNow()));
      await afterwards();
      return { ok: true };
    },
    'switch-member': async ({ member, pin }) => {
      const settings = await read();
      const person = await memberOf(member);
      if (person === undefined) return failure('not-there', 'member');
      const refused = await mayNotSwitch(services, settings, person, pin);
      if (refused !== null) return refused;
      await connection.write((database) => switchMember(database, member, wallNow()));
      await markMemberChosen();
      await afterwards();
      return { ok: true };
    },
    'set-member-pin': async ({ member, pin, confirm, current }) => {
      const settings = await read();
      const person = await memberOf(member);
      if (person === undefined) return failure('not-there', 'member');
      const tidy = normalizePin(pin);
      if (!isPinLength(tidy)) return failure('pin-length', '');
      if (tidy !== normalizePin(confirm)) return failure('pin-differs', '');
      // Whoever could set somebody else's PIN could switch to them with it.
      const guarded = settings.parents.length > 0 || person.pin !== undefined;
      if (guarded && (await pinGuard.unlocked(settings)) === null) {
        const known = await pinGuard.identify(current, bearersFor(settings, person));
        if (!known.ok) return known;
      }
      const { record } = await newPin(tidy);
      await connection.write((database) =>
        changeMember(
          database,
          member,
          { pin: record },
          ({ name }) => ({ what: 'member-pin', whom: name }),
          wallNow(),
        ),
      );
      return { ok: true };
    },
    'set-ideas': async ({ member, ideas }) => {
      const kept = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
      const found = await connection.write((database) =>
        changeMember(database, member, { ideas: kept }, null, wallNow()),
      );
      return found ? { ok: true } : failure('not-there', 'member');
    },
    'set-opening-pause': async ({ member, pauseMs }) => {
      const found = await connection.write((database) =>
        changeMember(
          database,
          member,
          { openingPauseMs: pauseMs ?? undefined },
          ({ name }) => ({ what: 'opening-pause', whom: name, pauseMs }),
          wallNow(),
        ),
      );
      if (found) await enforcer.enforceAgain();
      return found ? { ok: true } : failure('not-there', 'member');
    },
  };
}

/** Whether an administrator's rules count by what this member watched: then it is not for deleting. */
async function isHeld(
  services: BackgroundServices,
  settings: Settings,
  member: string,
): Promise<boolean> {
  if ((await services.managedPolicy.rules()) === null) return false;
  const kept = await lockedFrom(services, settings, services.clock.now().wall, 'week');
  if (kept === null) return false;
  const rows = await services.connection.read((database) =>
    database.days
      .where('date')
      .aboveOrEqual(kept)
      .filter((day) => day.member === member && day.activeMs > 0)
      .count(),
  );
  return rows > 0;
}

function bearersFor({ parents }: Settings, { pin }: Member) {
  return [...(pin === undefined ? [] : [{ pin }]), ...parents];
}

/**
 * Why this browser does not become another member's without a PIN, if it does not: where there
 * is one to give, switching to somebody who is less limited needs theirs or a parent's.
 */
async function mayNotSwitch(
  { connection, clock, pinGuard }: BackgroundServices,
  settings: Settings,
  person: Member,
  pin: string,
): Promise<Failure | null> {
  if (settings.parents.length === 0 || (await pinGuard.unlocked(settings)) !== null) return null;
  const { wall } = clock.now();
  const firstDay = firstWeekday(settings.firstDay);
  // Before anybody said who is watching, whoever was current last may be anybody.
  const chosen = await isMemberChosen();
  const less = await connection.read(async (database) => {
    const current = await currentMember(database, recordedNow(settings, wall));
    if (chosen && current === person.id) return false;
    const others = await localMembers(database);
    const limited = async (id: string): Promise<SwitchCandidate> =>
      readSwitchCandidate(database, settings, id, firstDay, wall);
    const from = others.filter(({ id }) => id !== person.id && (!chosen || id === current));
    const to = await limited(person.id);
    const froms = await Promise.all(from.map(async ({ id }) => limited(id)));
    return froms.some((one) => isLooserAfterSwitch(one, to));
  });
  if (!less) return null;
  if (normalizePin(pin) === '') return failure('needs-pin', '');
  const known = await pinGuard.identify(pin, bearersFor(settings, person));
  return known.ok ? null : known;
}
