import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CODE_PERIOD, stepAt } from '../../../../src/domain/people/authenticator.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import {
  addAuthenticator,
  removeAuthenticator,
  consumeCode,
} from '../../../../src/store/people/authenticators.ts';
import type { Matches } from '../../../../src/store/people/authenticators.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { NOON, openAtAdas } from '../tracking/report-fixture.ts';

const PIN = { salt: '', rounds: 1, verify: '' };
const PRESENT = stepAt(NOON);

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openAtAdas();
  await writeSettings(database, {
    parents: [
      { id: 'dad', name: 'Dad', pin: PIN },
      { id: 'mum', name: 'Mum', pin: PIN },
    ],
  });
  await addAuthenticator(database, 'dad', 'DADS');
  await addAuthenticator(database, 'mum', 'MUMS');
});

afterEach(() => database.close());

/** As if this code had been typed. */
function code(secret: string, step: number): Matches {
  return (one, at) => one === secret && at === step;
}

async function take(matches: Matches, wall = NOON, among = ['dad', 'mum']) {
  return (await consumeCode(database, among, matches, wall, 'confirmed'))?.name;
}

/** Both phones made their first codes a while ago. */
async function confirmBoth(): Promise<void> {
  const step = PRESENT - 100;
  await consumeCode(database, ['dad'], code('DADS', step), step * CODE_PERIOD, 'first');
  await consumeCode(database, ['mum'], code('MUMS', step), step * CODE_PERIOD, 'first');
  await database.log.clear();
}

async function confirm(secret: string, step: number) {
  return (await consumeCode(database, ['dad', 'mum'], code(secret, step), NOON, 'first'))?.name;
}

async function logged(): Promise<unknown[]> {
  return (await database.log.toArray()).map(({ what }) => what);
}

describe('a phone code', () => {
  beforeEach(confirmBoth);

  it('names the parent whose phone it is from', async () => {
    expect(await take(code('MUMS', PRESENT))).toBe('Mum');
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
  });

  it('works once, also for two who ask at the same moment', async () => {
    const found = await Promise.all([
      take(code('DADS', PRESENT)),
      take(code('DADS', PRESENT)),
      take(code('DADS', PRESENT)),
    ]);
    expect(found.filter((name) => name === 'Dad')).toHaveLength(1);
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
  });

  it.each<[string, number, number, boolean]>([
    ['of the step before', PRESENT - 1, NOON, true],
    ['of the next step', PRESENT + 1, NOON, true],
    ['of two steps before', PRESENT - 2, NOON, false],
    ['of two steps ahead', PRESENT + 2, NOON, false],
  ])('%s', async (_, step, wall, is) => {
    expect(await take(code('DADS', step), wall)).toBe(is ? 'Dad' : undefined);
  });

  it('of before the last one used is refused, also with the clock set back to it', async () => {
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
    expect(await take(code('DADS', PRESENT - 1))).toBeUndefined();
    expect(await take(code('DADS', PRESENT - 40), NOON - 40 * CODE_PERIOD)).toBeUndefined();
    expect(await take(code('DADS', PRESENT + 1), NOON + CODE_PERIOD)).toBe('Dad');
  });

  it('of a parent who cannot have read it out is refused, and not used up', async () => {
    expect(await take(code('DADS', PRESENT), NOON, ['mum'])).toBeUndefined();
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
  });
});

describe('a phone that nobody confirmed', () => {
  it('gives nothing, and no code of it is used up by trying', async () => {
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await confirm('DADS', PRESENT)).toBe('Dad');
  });

  it('is confirmed by its first right code, which says so once and is used up', async () => {
    expect(await logged()).toEqual([]);
    expect(await confirm('DADS', PRESENT)).toBe('Dad');
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await take(code('DADS', PRESENT + 1))).toBe('Dad');
    expect(await logged()).toEqual(['phone-added']);
    const { parents } = await readSettings(database);
    expect(parents.map(({ phone }) => phone?.confirmed)).toEqual([true, false]);
  });

  it('makes room for a new one, and is no key to anything then', async () => {
    expect(await addAuthenticator(database, 'dad', 'OTHER')).toMatchObject({ secret: 'OTHER' });
    expect(await confirm('DADS', PRESENT)).toBeUndefined();
    expect(await confirm('OTHER', PRESENT)).toBe('Dad');
  });

  it('goes without a line', async () => {
    expect(await removeAuthenticator(database, 'mum', 'Mum', NOON)).toBe(true);
    expect(await confirm('MUMS', PRESENT)).toBeUndefined();
    expect(await logged()).toEqual([]);
  });
});

describe('a phone', () => {
  beforeEach(confirmBoth);

  it('keeps its secret once it is confirmed', async () => {
    expect(await addAuthenticator(database, 'dad', 'OTHER')).toMatchObject({ secret: 'DADS' });
    expect(await addAuthenticator(database, 'nobody', 'OTHER')).toBeUndefined();
  });

  it('that was removed makes no more codes, and a new one has a new secret', async () => {
    expect(await removeAuthenticator(database, 'dad', 'Mum', NOON)).toBe(true);
    expect(await removeAuthenticator(database, 'dad', 'Mum', NOON)).toBe(false);
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await logged()).toEqual(['phone-removed']);
    expect(await addAuthenticator(database, 'dad', 'NEW')).toMatchObject({ secret: 'NEW' });
  });
});
