import { NO_ATTEMPTS } from '../domain/attempts.ts';
import { momentOf } from '../domain/ledger.ts';
import type { Parent } from '../domain/members.ts';
import { stepsTaken } from '../domain/phone-code.ts';
import type { Phone } from '../domain/phone-code.ts';
import type { EpochMs } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import { readSettings, writeSettings } from './settings.ts';

/** Whether the digits that were typed are the code of one step of one secret. */
export type Matches = (secret: string, step: number) => boolean;

/**
 * Finds the parent whose phone showed these digits, and writes down in the same transaction that
 * this step was used, so that no two askers get anything for one code. The first right code
 * confirms the phone.
 * @param among the ids of the parents who may have read it out
 */
export async function takeCode(
  database: KintimeDatabase,
  among: readonly string[],
  matches: Matches,
  wall: EpochMs,
): Promise<Parent | undefined> {
  const { log, settings } = database;
  return database.transaction('rw!', [log, settings], async () => {
    const stored = await readSettings(database);
    const { parents } = stored;
    const found = parents.filter(({ id }) => among.includes(id)).flatMap(codesOf(matches, wall))[0];
    if (found === undefined) return undefined;
    const { parent, phone, step } = found;
    const after = { ...phone, lastStep: step, confirmed: true };
    await writeSettings(database, {
      parents: withPhone(parents, parent.id, after),
      attempts: NO_ATTEMPTS,
    });
    if (!phone.confirmed) {
      const at = momentOf(stored, wall);
      await log.add({ at, what: 'phone-added', who: parent.name });
    }
    return { ...parent, phone: after };
  });
}

function codesOf(matches: Matches, wall: EpochMs) {
  return (parent: Parent): { parent: Parent; phone: Phone; step: number }[] => {
    const { phone } = parent;
    if (phone === undefined) return [];
    return stepsTaken(wall, phone.lastStep)
      .filter((step) => matches(phone.secret, step))
      .map((step) => ({ parent, phone, step }));
  };
}

/**
 * A parent's phone as it stands, or a new one with this secret, which waits for its first code.
 * @returns `undefined` where there is no such parent any more
 */
export async function keepPhone(
  database: KintimeDatabase,
  parent: string,
  secret: string,
): Promise<Phone | undefined> {
  const { settings } = database;
  return database.transaction('rw!', settings, async () => {
    const { parents } = await readSettings(database);
    const person = parents.find(({ id }) => id === parent);
    if (person === undefined || person.phone !== undefined) return person?.phone;
    const phone = { secret, lastStep: 0, confirmed: false };
    await writeSettings(database, { parents: withPhone(parents, parent, phone) });
    return phone;
  });
}

/** A parent's phone makes no more codes. @returns false where there is none */
export async function removePhone(
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
    const at = momentOf(stored, wall);
    // What nobody ever used was not there for anybody but its parent.
    if (person.phone.confirmed) {
      await log.add({ at, what: 'phone-removed', who, whom: person.name });
    }
    return true;
  });
}

function withPhone(parents: readonly Parent[], id: string, phone: Phone | undefined): Parent[] {
  return parents.map((parent) => {
    if (parent.id !== id) return parent;
    const { phone: _, ...rest } = parent;
    return phone === undefined ? rest : { ...rest, phone };
  });
}
