import type { Kin } from '../../domain/household/household.ts';
import { whoOf } from '../../domain/agreement/change-log.ts';
import { bytesOfHex, groupsOf, hexOf } from '../../domain/household/pairing-code.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import { inOrder } from '../../domain/household/members.ts';
import type { Person } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { keyIdOf, newKey, newTag } from '../../platform/crypto/household-crypto.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { writePairingFile } from '../../files/pairing-file.ts';
import type { KinView } from '../../messages/views.ts';
import {
  changeKey,
  changePerson,
  chooseMoment,
  enterKin,
  keepPersons,
  leaveKin,
  removePerson,
} from '../../store/household/household.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { House } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { pairingLetters, readPairing } from '../household/pairing-codec.ts';
import type { ReadPairing } from '../household/pairing-codec.ts';

type KinMessageName =
  | 'kin'
  | 'make-household'
  | 'pairing'
  | 'read-pairing'
  | 'join-household'
  | 'leave-household'
  | 'renew-key'
  | 'set-grown-up'
  | 'remove-person'
  | 'set-moment';

/** The household that this browser is paired with, and its people. */
export function kinHandlers(house: House): Handlers<KinMessageName> {
  const { vault, clock, warden } = house;
  const wallNow = (): EpochMs => clock.now().wall;
  const read = async (): Promise<Settings> => vault.read(readSettings);

  return {
    kin: async () => ({ ok: true, kin: await viewOf(house) }),
    'make-household': async ({ householdName, grownUps }) => {
      const settings = await read();
      const name = householdName.trim();
      if (settings.countingSince === null) return failure('not-counting', '');
      if (settings.kin !== null) return failure('in-household', '');
      if (name === '') return failure('name-missing', '');
      const key = hexOf(newKey());
      const kin: Kin = { name, tag: newTag(), key, oldKeys: [], counter: 0 };
      const firstDay = firstWeekday(settings.firstDay);
      const entrance = { kin, firstDay, others: [], grownUps, as: null };
      await vault.write((database) =>
        enterKin(database, { ...entrance, how: { what: 'household-made' } }, wallNow()),
      );
      return { ok: true };
    },
    pairing: async ({ as }) => {
      const { kin, firstDay } = await read();
      if (kin === null) return failure('no-household', '');
      const persons = await vault.write((database) => keepPersons(database, wallNow()));
      const person = persons.find(({ id }) => id === as) ?? null;
      if (as !== null && person === null) return failure('not-there', 'person');
      const letters = pairingLetters(kin, firstWeekday(firstDay), person);
      const content = writePairingFile({ pairing: letters, household: kin.name, persons });
      const file = { name: 'kintime-household.json', content };
      return { ok: true, groups: groupsOf(letters), file };
    },
    'read-pairing': async ({ pairing: text }) => {
      const found = readPairing(text);
      if (!found.ok) return found;
      const { kin } = await read();
      const refused = await mayNotJoin(kin, found.pairing);
      if (refused !== null) return refused;
      const { pairing, household: name, persons } = found;
      const { firstDay, person } = pairing;
      return { ok: true, pairing: { name, firstDay, persons, person, again: kin !== null } };
    },
    'join-household': async (request) => joinHousehold(house, request),
    'leave-household': async () => {
      const settings = await read();
      if (settings.kin === null) return failure('no-household', '');
      const who = await whoMay(house, settings);
      if (who === null) return failure('needs-pin', '');
      await vault.write((database) => leaveKin(database, who, wallNow()));
      return { ok: true };
    },
    'renew-key': async () => {
      const settings = await read();
      if (settings.kin === null) return failure('no-household', '');
      const who = await whoMay(house, settings);
      if (who === null) return failure('needs-pin', '');
      const old = await keyIdOf(bytesOfHex(settings.kin.key));
      const key = hexOf(newKey());
      const renew = (kin: Kin): Kin => ({ ...kin, key, oldKeys: [...kin.oldKeys, old] });
      await vault.write((database) => changeKey(database, renew, who, wallNow()));
      return { ok: true };
    },
    'set-grown-up': async ({ person, grownUp }) => {
      const found = await vault.write((database) => changePerson(database, person, { grownUp }));
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'remove-person': async ({ person }) => {
      const who = await whoMay(house, await read());
      if (who === null) return failure('needs-pin', '');
      const found = await vault.write((database) => removePerson(database, person, who, wallNow()));
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'set-moment': async ({ moment }) => {
      if ((await read()).countingSince === null) return failure('not-counting', '');
      await vault.write((database) => chooseMoment(database, moment, wallNow()));
      house.inBackground(warden.enforce());
      return { ok: true };
    },
  };
}

async function viewOf({ vault, clock }: House): Promise<KinView | null> {
  const { kin, firstDay } = await vault.read(readSettings);
  if (kin === null) return null;
  const { wall } = clock.now();
  const persons = await vault.write((database) => keepPersons(database, wall));
  return { name: kin.name, firstDay: firstWeekday(firstDay), persons: inOrder(persons) };
}

/** Who does what needs the PIN: the parent who is unlocked, `''` where there is no PIN; else `null`. */
export async function whoMay({ guard }: House, settings: Settings): Promise<string | null> {
  if (settings.parents.length === 0) return '';
  const unlocked = await guard.unlocked(settings);
  return unlocked === null ? null : whoOf(unlocked.parent);
}

/** Why a pairing is not for this browser, if it is not. */
async function mayNotJoin(kin: Kin | null, pairing: Pairing): Promise<Failure | null> {
  if (kin === null) return null;
  if (kin.tag !== pairing.tag) return failure('in-household', '');
  return kin.oldKeys.includes(await keyIdOf(pairing.key)) ? failure('pairing-old', '') : null;
}

async function joinHousehold(
  house: House,
  { pairing: text, member, as, grownUps }: Request<'join-household'>,
): Promise<{ readonly ok: true } | Failure> {
  const { vault, clock, warden } = house;
  const found = readPairing(text);
  if (!found.ok) return found;
  const settings = await vault.read(readSettings);
  if (settings.countingSince === null) return failure('not-counting', '');
  const refused =
    (await mayNotJoin(settings.kin, found.pairing)) ?? (await mayNotTurn(house, settings, found));
  if (refused !== null) return refused;
  const isRenewed = settings.kin !== null && settings.kin.key !== hexOf(found.pairing.key);
  const who = isRenewed ? await whoMay(house, settings) : '';
  // Under a made-up key nobody's cards would open any more: as much as to leave the household.
  if (who === null) return failure('needs-pin', '');
  if ((await vault.read((database) => localMember(database, member))) === undefined) {
    return failure('not-there', 'member');
  }
  const { wall } = clock.now();
  const others = found.persons.map((one): Person => ({
    ...one,
    member: null,
    showsSkipped: false,
    heard: 0,
  }));
  const person = as === null ? null : personAs(as, others, found.pairing, wall);
  if (person === undefined) return failure('not-there', 'person');
  const kin = await paired(settings.kin, found);
  await vault.write((database) =>
    enterKin(
      database,
      {
        kin,
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
  await warden.enforceAnew();
  house.changed();
  return { ok: true };
}

/** Somebody whom the pairing names; a text names nobody but the one that it was made for. */
function personAs(
  id: string,
  others: readonly Person[],
  { person, grownUp }: Pairing,
  now: EpochMs,
): Person | undefined {
  const named = others.find((one) => one.id === id);
  if (named !== undefined || id !== person) return named;
  return { id, name: '', grownUp, joinedAt: now, member: null, showsSkipped: false, heard: 0 };
}

/** Pairing loosens nothing: another first day of the week would begin a week's limit anew. */
async function mayNotTurn(
  { guard, administrator }: House,
  settings: Settings,
  { pairing }: ReadPairing,
): Promise<Failure | null> {
  if (pairing.firstDay === firstWeekday(settings.firstDay)) return null;
  if (settings.parents.length > 0 && (await guard.unlocked(settings)) === null) {
    return failure('needs-pin', '');
  }
  const managed = await administrator.rules();
  return (managed?.weekly ?? null) === null ? null : failure('not-allowed', 'managed');
}

/** This browser's household after a pairing: the same one goes on under the key that it brings. */
async function paired(
  before: Kin | null,
  { pairing: { tag, key }, household }: ReadPairing,
): Promise<Kin> {
  const fresh = hexOf(key);
  if (before === null) return { name: household, tag, key: fresh, oldKeys: [], counter: 0 };
  const old = await keyIdOf(bytesOfHex(before.key));
  const oldKeys = before.key === fresh ? before.oldKeys : [...before.oldKeys, old];
  return { ...before, name: before.name || household, key: fresh, oldKeys };
}
