import type { Household } from '../../domain/household/household.ts';
import { bytesOfHex, letterGroups, hexOf } from '../../domain/household/pairing-code.ts';
import { sortMembers } from '../../domain/household/members.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { keyIdOf, newKey, newTag } from '../../platform/crypto/household-crypto.ts';
import { writePairingFile } from '../../files/pairing-file.ts';
import {
  changeHouseholdKey,
  changeHouseholdMember,
  setWeeklyReminder,
  joinHousehold,
  updateHouseholdMembers,
  leaveHousehold,
  readPersons,
  removeHouseholdMember,
} from '../../store/household/household.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { encodePairing, decodePairing } from '../household/pairing-codec.ts';
import { adoptNames } from '../household/adopt-names.ts';
import { bringsNewKey, joinDetailsOf } from '../household/join-household.ts';
import { takeOverKnownParents } from '../security/known-parents.ts';
import { signForHousehold } from '../security/sign-anew.ts';
import {
  householdPermission,
  refusePairing,
  refuseHouseholdChange,
} from '../security/household-permission.ts';

/** Handlers for the household that this browser is paired with (rule H2), and its members. */
export function householdHandlers(services: BackgroundServices) {
  const { connection, clock, enforcer, inTurn } = services;

  return {
    household: async () => {
      const { household, firstDay } = await connection.read(readSettings);
      if (household === null) return { ok: true, household };
      const members = await connection.write(updateHouseholdMembers, clock.now().wall);
      const persons = sortMembers(members);
      const { name } = household;
      return { ok: true, household: { name, firstDay: firstWeekday(firstDay), persons } };
    },
    'make-household': async ({ householdName: name }) =>
      inTurn(async () => {
        const settings = await connection.read(readSettings);
        if (settings.countingSince === null) return failure('not-counting', '');
        if (settings.household !== null) return failure('in-household', '');
        if (name === '') return failure('name-missing', '');
        const key = hexOf(newKey());
        const household: Household = { name, tag: newTag(), key, oldKeys: [], counter: 0 };
        const firstDay = firstWeekday(settings.firstDay);
        const how = { what: 'household-made' as const };
        const details = { household, firstDay, others: [], suggestedFolder: null, as: null, how };
        await connection.write(joinHousehold, details, clock.now().wall);
        await signForHousehold(services, await services.pinGuard.unlocked(settings));
        return { ok: true };
      }),
    pairing: async ({ as }) => {
      const { household, firstDay, folder } = await connection.read(readSettings);
      if (household === null) return failure('no-household', '');
      const persons = await connection.write(updateHouseholdMembers, clock.now().wall);
      const person = persons.find(({ id }) => id === as) ?? null;
      if (as !== null && person === null) return failure('not-there', 'person');
      const told = folder === null ? null : { address: folder.address, user: folder.user };
      const day = firstWeekday(firstDay);
      const full = encodePairing(household, day, person, true, told);
      const bare = encodePairing(household, day, person, false, null);
      const content = writePairingFile({
        pairing: bare,
        household: household.name,
        persons,
        ...(told === null ? {} : { folder: told }),
      });
      const file = { name: 'kintime-household.json', content };
      const short = bare === full ? null : letterGroups(bare);
      return { ok: true, groups: letterGroups(full), short, file };
    },
    'read-pairing': async ({ pairing: text }) => {
      const decoded = decodePairing(text);
      if (!decoded.ok) return decoded;
      const { household } = await connection.read(readSettings);
      const { pairing, householdName: name, persons } = decoded;
      const refused = await refusePairing(household, pairing);
      if (refused !== null) return refused;
      const { firstDay, person, personName } = pairing;
      const known = await connection.read(readPersons);
      const here = new Set(known.filter(({ member }) => member !== null).map(({ id }) => id));
      const view = {
        name,
        firstDay,
        persons: persons.filter(({ id }) => !here.has(id)),
        person,
        personName,
        again: household !== null,
        newKey: bringsNewKey(household, pairing),
      };
      return { ok: true, pairing: view };
    },
    'join-household': async (request) => {
      const { wall } = clock.now();
      const join = await joinDetailsOf(services, request, wall);
      if (!join.ok) return join;
      await connection.write(joinHousehold, join.details, wall);
      const { details, people } = join;
      await adoptNames(services, { householdName: details.household.name, people }, wall);
      const unlocked = await services.pinGuard.unlocked(await connection.read(readSettings));
      await signForHousehold(services, unlocked);
      // The first day of the week may have changed, and with it the weekly limit.
      await enforcer.enforceAgain();
      services.refreshBadge();
      return { ok: true };
    },
    'leave-household': async () => {
      const settings = await connection.read(readSettings);
      if (settings.household === null) return failure('no-household', '');
      const who = await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      await services.folderSync.leave(async () =>
        connection.write(leaveHousehold, who, clock.now().wall),
      );
      await enforcer.enforceAgain();
      services.refreshBadge();
      return { ok: true };
    },
    'renew-key': async () => {
      const settings = await connection.read(readSettings);
      if (settings.household === null) return failure('no-household', '');
      const who = await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      const oldKeyId = await keyIdOf(bytesOfHex(settings.household.key));
      const key = hexOf(newKey());
      const renew = (household: Household): Household => ({
        ...household,
        key,
        oldKeys: [...household.oldKeys, oldKeyId],
      });
      await connection.write(changeHouseholdKey, renew, who, clock.now().wall);
      return { ok: true };
    },
    'set-grown-up': async ({ person, grownUp }) => {
      const settings = await connection.read(readSettings);
      const refused = await refuseHouseholdChange(services, settings);
      if (refused !== null) return refused;
      const found = await connection.write(changeHouseholdMember, person, { grownUp });
      if (grownUp) await takeOverKnownParents(services);
      services.refreshBadge();
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'remove-person': async ({ person }) => {
      const who = await householdPermission(services, await connection.read(readSettings));
      if (who === null) return failure('needs-pin', '');
      const found = await connection.write(removeHouseholdMember, person, who, clock.now().wall);
      return found ? { ok: true } : failure('not-there', 'person');
    },
    'set-weekly-reminder': async ({ moment }) => {
      const { countingSince } = await connection.read(readSettings);
      if (countingSince === null) return failure('not-counting', '');
      await connection.write(setWeeklyReminder, moment, clock.now().wall);
      services.inBackground(enforcer.enforce());
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
