import { NO_ATTEMPTS } from '../../domain/people/pin-attempts.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent } from '../../domain/people/members.ts';
import { acceptedSteps } from '../../domain/people/authenticator.ts';
import type { Authenticator } from '../../domain/people/authenticator.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, writeSettings } from '../settings.ts';

/** Whether the digits that were typed are the code of one step of one secret. */
export type Matches = (secret: string, step: number) => boolean;

/**
 * Finds the parent whose phone showed these digits, and writes down in the same transaction that
 * this step was used, so that no two askers get anything for one code.
 * @param among the ids of the parents who may have read it out
 * @param takes `confirmed` takes codes only from phones that were confirmed; `first` also confirms
 *   one that waits for its first code
 */
export async function consumeCode(
  database: KintimeDatabase,
  among: readonly string[],
  matches: Matches,
  wall: EpochMs,
  takes: 'confirmed' | 'first',
): Promise<Parent | undefined> {
  const { log, settings } = database;
  return database.transaction('rw!', [log, settings], async () => {
    const stored = await readSettings(database);
    const { parents } = stored;
    const [found] = parents
      .filter(({ id, phone }) => among.includes(id) && (takes === 'first' || phone?.confirmed))
      .flatMap(codesOf(matches, wall));
    if (found === undefined) return undefined;
    const { parent, phone, step } = found;
    const after = { ...phone, lastStep: step, confirmed: true };
    await writeSettings(database, {
      parents: withPhone(parents, parent.id, after),
      attempts: NO_ATTEMPTS,
    });
    if (!phone.confirmed) {
      const at = recordedNow(stored, wall);
      await log.add({ at, what: 'phone-added', who: parent.name });
    }
    return { ...parent, phone: after };
  });
}

function codesOf(matches: Matches, wall: EpochMs) {
  return (parent: Parent): { parent: Parent; phone: Authenticator; step: number }[] => {
    const { phone } = parent;
    if (phone === undefined) return [];
    return acceptedSteps(wall, phone.lastStep)
      .filter((step) => matches(phone.secret, step))
      .map((step) => ({ parent, phone, step }));
  };
}

/**
 * A new phone for a parent, which waits for its first code; one that nobody confirmed makes room
 * for it. A confirmed one stays as it is.
 * @returns `undefined` where there is no such parent any more
 */
export async function addAuthenticator(
  database: KintimeDatabase,
  parent: string,
  secret: string,
): Promise<Authenticator | undefined> {
  return database.transaction('rw!', database.settings, async () => {
    const { parents } = await readSettings(database);
    const person = parents.find(({ id }) => id === parent);
    if (person === undefined || person.phone?.confirmed) return person?.phone;
    const phone = { secret, lastStep: 0, confirmed: false };
    await writeSettings(database, { parents: withPhone(parents, parent, phone) });
    return phone;
  });
}

/** A parent's phone makes no more codes. @returns false where there is none */
export async function removeAuthenticator(
  database: KintimeDatabase,
  parent: string,
  who: string,
  wall: EpochMs,
): Promise<boolean> {
  const { log, settings } = database;
  return database.transaction('rw!', [log, settings], async () => {
    const stored = await readSettings(database);
    const { parents } = stored;
    const person = parents.find(({ id }) => id === parent);
    if (person?.phone === undefined) return false;
    await writeSettings(database, { parents: withPhone(parents, parent, undefined) });
    const at = recordedNow(stored, wall);
    // What nobody ever used was not there for anybody but its parent.
    if (person.phone.confirmed) {
      await log.add({ at, what: 'phone-removed', who, whom: person.name });
    }
    return true;
  });
}

function withPhone(
  parents: readonly Parent[],
  id: string,
  phone: Authenticator | undefined,
): Parent[] {
  return parents.map((parent) => {
    if (parent.id !== id) return parent;
    const { phone: _, ...rest } = parent;
    return phone === undefined ? rest : { ...rest, phone };
  });
}
