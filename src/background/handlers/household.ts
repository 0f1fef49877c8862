import type { Household } from '../../domain/household/household.ts';
import { authorName } from '../../domain/agreement/change-log.ts';
import { bytesOfHex, groupsOf, hexOf } from '../../domain/household/pairing-code.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import { sortMembers } from '../../domain/household/members.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { keyIdOf, newKey, newTag } from '../../platform/crypto/household-crypto.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { writePairingFile } from '../../files/pairing-file.ts';
import type { HouseholdView } from '../../messages/views.ts';
import {
  changeHouseholdKey,
  changeHouseholdMember,
  setWeeklyReminder,
  joinHousehold,
  updateHouseholdMembers,
  leaveHousehold,
  removeHouseholdMember,
} from '../../store/household/household.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { encodePairing, decodePairing } from '../household/pairing-codec.ts';
import type { DecodedPairing } from '../household/pairing-codec.ts';

type HouseholdMessageName =
  | 'household'
  | 'make-household'
  | 'pairing'
  | 'read-pairing'
  | 'join-household'
  | 'leave-household'
  | 'renew-key'
  | 'set-grown-up'
  | 'remove-person'
  | 'set-weekly-reminder';

/** The household that this browser is paired with, and its people. */
export function householdHandlers(services: BackgroundServices): Handlers<HouseholdMessageName> {
  const { connection, clock, enforcer } = services;
  const wallNow = (): EpochMs => clock.now().wall;
  const read = async (): Promise<Settings> => connection.read(readSettings);

  return {
    household: async () => ({ ok: true, household: await viewOf(services) }),
    'make-household': async ({ householdName, grownUps }) => {
      const settings = await read();
      const name = householdName.trim();
      if (settings.countingSince === null) return failure('not-counting', '');
      if (settings.household !== null) return failure('in-household', '');
      if (name === '') return failure('name-missing', '');
      const key = hexOf(newKey());
      const household: Household = { name, tag: newTag(), key, oldKeys: [], counter: 0 };
      const firstDay = firstWeekday(settings.firstDay);
      const entrance = { household, firstDay, others: [], grownUps, as: null };
      await connection.write((database) =>
        joinHousehold(database, { ...entrance, how: { what: 'household-made' } }, wallNow()),
      );
      return { ok: true };
    },
    pairing: async ({ as }) => {
      const { household, firstDay } = await read();
      if (household === null) return failure('no-household', '');
      const persons = await connection.write((database) =>
        updateHouseholdMembers(database, wallNow()),
      );
      const person = persons.find(({ id }) => id === as) ?? null;
      if (as !== null && person === null) return failure('not-there', 'person');
      const letters = encodePairing(household, firstWeekday(firstDay), person);
      const content = writePairingFile({ pairing: letters, household: household.name, persons });
      const file = { name: 'kintime-household.json', content };
      return { ok: true, groups: groupsOf(letters), file };
    },
    'read-pairing': async ({ pairing: text }) => {
      const found = decodePairing(text);
      if (!found.ok) return found;
      const { household } = await read();
      const refused = await mayNotJoin(household, found.pairing);
      if (refused !== null) return refused;
      const { pairing, householdName: name, persons } = found;
      const { firstDay, person } = pairing;
      return { ok: true, pairing: { name, firstDay, persons, person, again: household !== null } };
    },
    'join-household': async (request) => join(services, request),
    'leave-household': async () => {
      const settings = await read();
      if (settings.household === null) return failure('no-household', '');
      const who = await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      await connection.write((database) => leaveHousehold(database, who, wallNow()));
      return { ok: true };
    },
    'renew-key': async () => {
      const settings = await read();
      if (settings.household === null) return failure('no-household', '');
      const who = await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      const old = await keyIdOf(bytesOfHex(settings.household.key));
      const key = hexOf(newKey());
      const renew = (household: Household): Household => ({
        ...household,
        key,
        oldKeys: [...household.oldKeys, old],
      });
      await connection.write((database) => changeHouseholdKey(database, renew, who, wallNow()));
      return { ok: true };
    },
    'set-grown-up': async ({ person, grownUp }) => {
      const found = await connection.write((database) =>
        changeHouseholdMember(database, person, { grownUp }),
      );
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'remove-person': async ({ person }) => {
      const who = await householdPermission(services, await read());
      if (who === null) return failure('needs-pin', '');
      const found = await connection.write((database) =>
        removeHouseholdMember(database, person, who, wallNow()),
      );
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'set-weekly-reminder': async ({ moment }) => {
      if ((await read()).countingSince === null) return failure('not-counting', '');
      await connection.write((database) => setWeeklyReminder(database, moment, wallNow()));
      services.inBackground(enforcer.enforce());
      return { ok: true };
    },
  };
}

async function viewOf({ connection, clock }: BackgroundServices): Promise<HouseholdView | null> {
  const { household, firstDay } = await connection.read(readSettings);
  if (household === null) return null;
  const { wall } = clock.now();
  const persons = await connection.write((database) => updateHouseholdMembers(database, wall));
  return { name: household.name, firstDay: firstWeekday(firstDay), persons: sortMembers(persons) };
}

/** Who does what needs the PIN: the parent who is unlocked, `''` where there is no PIN; else `null`. */
export async function householdPermission(
  { pinGuard }: BackgroundServices,
  settings: Settings,
): Promise<string | null> {
  if (settings.parents.length === 0) return '';
  const unlocked = await pinGuard.unlocked(settings);
  return unlocked === null ? null : authorName(unlocked.parent);
}

/** Why a pairing is not for this browser, if it is not. */
async function mayNotJoin(household: Household | null, pairing: Pairing): Promise<Failure | null> {
  if (household === null) return null;
  if (household.tag !== pairing.tag) return failure('in-household', '');
  return household.oldKeys.includes(await keyIdOf(pairing.key)) ? failure('pairing-old', '') : null;
}

async function join(
  services: BackgroundServices,
  { pairing: text, member, as, grownUps }: Request<'join-household'>,
): Promise<{ readonly ok: true } | Failure> {
  const { connection, clock, enforcer } = services;
  const found = decodePairing(text);
  if (!found.ok) return found;
  const settings = await connection.read(readSettings);
  if (settings.countingSince === null) return failure('not-counting', '');
  const refused =
    (await mayNotJoin(settings.household, found.pairing)) ??
    (await mayNotTurn(services, settings, found));
  if (refused !== null) return refused;
  const isRenewed =
    settings.household !== null && settings.household.key !== hexOf(found.pairing.key);
  const who = isRenewed ? await householdPermission(services, settings) : '';
  // Under a made-up key nobody's cards would open any more: as much as to leave the household.
  if (who === null) return failure('needs-pin', '');
  if ((await connection.read((database) => localMember(database, member))) === undefined) {
    return failure('not-there', 'member');
  }
  const { wall } = clock.now();
  const others = found.persons.map((one): HouseholdMember => ({
    ...one,
    member: null,
    showsSkipped: false,
    heard: 0,
  }));
  const person = as === null ? null : personAs(as, others, found.pairing, wall);
  if (person === undefined) return failure('not-there', 'person');
  const household = await paired(settings.household, found);
  await connection.write((database) =>
    joinHousehold(
      database,
      {
        household,
        firstDay: found.pairing.firstDay,
        others,
        grownUps,
        as: person === null ? null : { member, person },
        how: isRenewed ? { what: 'key-renewed', who } : { what: 'household-joined' },
      },
      wall,
    ),
  );
  // The limit for a week may count from another day on.
  await enforcer.enforceAgain();
  services.refreshBadge();
  return { ok: true };
}

/** Somebody whom the pairing names; a text names nobody but the one that it was made for. */
function personAs(
  id: string,
  others: readonly HouseholdMember[],
  { person, grownUp }: Pairing,
  now: EpochMs,
): HouseholdMember | undefined {
  const named = others.find((one) => one.id === id);
  if (named !== undefined || id !== person) return named;
  return { id, name: '', grownUp, joinedAt: now, member: null, showsSkipped: false, heard: 0 };
}

/** Pairing loosens nothing: another first day of the week would begin a week's limit anew. */
async function mayNotTurn(
  { pinGuard, managedPolicy }: BackgroundServices,
  settings: Settings,
  { pairing }: DecodedPairing,
): Promise<Failure | null> {
  if (pairing.firstDay === firstWeekday(settings.firstDay)) return null;
  if (settings.parents.length > 0 && (await pinGuard.unlocked(settings)) === null) {
    return failure('needs-pin', '');
  }
  const managed = await managedPolicy.rules();
  return (managed?.weekly ?? null) === null ? null : failure('not-allowed', 'managed');
}

/** This browser's household after a pairing: the same one goes on under the key that it brings. */
async function paired(
  before: Household | null,
  { pairing: { tag, key }, householdName }: DecodedPairing,
): Promise<Household> {
  const fresh = hexOf(key);
  if (before === null) return { name: householdName, tag, key: fresh, oldKeys: [], counter: 0 };
  const old = await keyIdOf(bytesOfHex(before.key));
  const oldKeys = before.key === fresh ? before.oldKeys : [...before.oldKeys, old];
  return { ...before, name: before.name || householdName, key: fresh, oldKeys };
}
