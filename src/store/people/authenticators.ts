import { NO_ATTEMPTS } from '../../domain/people/pin-attempts.ts';
import type { Parent } from '../../domain/people/members.ts';
import { acceptedSteps } from '../../domain/people/authenticator.ts';
import type { Authenticator } from '../../domain/people/authenticator.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';

/** Whether the code that was typed is the one of a secret and a time step. */
export type CodeMatcher = (secret: string, step: number) => boolean;

/**
 * Finds the parent whose authenticator made a code, and marks its time step as used in the same
 * transaction, so that no code works twice (rule A14).
 * @param among the ids of the parents whose code is accepted
 * @param takes `confirmed` for codes of confirmed authenticators only; `first` also confirms one
 *   that waits for its first code
 */
export async function consumeCode(
  database: KintimeDatabase,
  among: readonly string[],
  matches: CodeMatcher,
  wall: EpochMs,
  takes: 'confirmed' | 'first',
): Promise<Parent | undefined> {
  const { log } = database;
  return transact(database, [log], wall, async ({ parents }, at) => {
    const [found] = parents
      .filter(({ id, phone }) => among.includes(id) && (takes === 'first' || phone?.confirmed))
      .flatMap(matchingSteps(matches, wall));
    if (found === undefined) return undefined;
    const { parent, phone, step } = found;
    const after = { ...phone, lastStep: step, confirmed: true };
    await writeSettings(database, {
      parents: withPhone(parents, parent.id, after),
      attempts: NO_ATTEMPTS,
    });
    if (!phone.confirmed) await log.add({ at, what: 'phone-added', who: parent.name });
    return { ...parent, phone: after };
  });
}

function matchingSteps(matches: CodeMatcher, wall: EpochMs) {
  return (parent: Parent): { parent: Parent; phone: Authenticator; step: number }[] => {
    const { phone } = parent;
    if (phone === undefined) return [];
    return acceptedSteps(wall, phone.lastStep)
      .filter((step) => matches(phone.secret, step))
      .map((step) => ({ parent, phone, step }));
  };
}

/**
 * Adds an authenticator that waits for its first code, in place of an unconfirmed one. A confirmed
 * one stays as it is.
 * @returns the parent's authenticator; `undefined` if there is no such parent
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

/** Removes a parent's authenticator. @returns false if there is none */
export async function removeAuthenticator(
  database: KintimeDatabase,
  parent: string,
  who: string,
  wall: EpochMs,
): Promise<boolean> {
  const { log } = database;
  return transact(database, [log], wall, async ({ parents }, at) => {
    const person = parents.find(({ id }) => id === parent);
    if (person?.phone === undefined) return false;
    await writeSettings(database, { parents: withPhone(parents, parent, undefined) });
    // Nobody else knew of one that was never confirmed.
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
