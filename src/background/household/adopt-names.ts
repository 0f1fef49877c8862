import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import {
  nameHousehold,
  readPersons,
  updateHouseholdMembers,
} from '../../store/household/household.ts';
import { changeMember, localMembers } from '../../store/people/members.ts';
import { refuseName } from '../security/refuse-name.ts';
import type { BackgroundServices } from '../services.ts';

/** What another browser of the household calls it and its people. */
export interface ToldNames {
  readonly householdName: string;
  readonly people: readonly Pick<HouseholdMember, 'id' | 'name'>[];
}

/**
 * Gives the household, and members of this browser, the names that another browser calls them by, if
 * they have none here. A member gets none that could be mistaken for that of somebody here (rule A22),
 * and one with a PIN none at all (rule A21).
 */
export async function adoptNames(
  { connection }: Pick<BackgroundServices, 'connection'>,
  { householdName, people }: ToldNames,
  wall: EpochMs,
): Promise<void> {
  await connection.write(nameHousehold, householdName);
  const unnamed = (await connection.read(localMembers)).filter(
    ({ name, pin }) => name === '' && pin === undefined,
  );
  if (unnamed.length === 0) return;
  const persons = await connection.read(readPersons);
  for (const { id } of unnamed) {
    const person = persons.find(({ member }) => member === id);
    const name = people.find((one) => one.id === person?.id)?.name ?? '';
    // oxlint-disable-next-line no-await-in-loop -- no two may get the same
    if (name === '' || (await refuseName({ connection }, name, [id])) !== null) continue;
    const entry = (): LoggedChange => ({ what: 'member-renamed', whom: name, before: '' });
    // oxlint-disable-next-line no-await-in-loop -- the same
    await connection.write(changeMember, id, { name }, entry, wall);
  }
  await connection.write(updateHouseholdMembers, wall);
}
