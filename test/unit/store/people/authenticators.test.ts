import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CODE_PERIOD, stepAt } from '../../../../src/domain/people/authenticator.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import {
  addAuthenticator,
  removeAuthenticator,
  consumeCode,
} from '../../../../src/store/people/authenticators.ts';
import type { CodeMatcher } from '../../../../src/store/people/authenticators.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { NOON, openWithAda } from '../tracking/report-fixture.ts';

const PIN = { salt: '', rounds: 1, verify: '' };
const PRESENT = stepAt(NOON);

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithAda();
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

/** Matches the code of a secret and time step. */
function code(secret: string, step: number): CodeMatcher {
  return (candidate, at) => candidate === secret && at === step;
}

async function take(matches: CodeMatcher, wall = NOON, among = ['dad', 'mum']) {
  return (await consumeCode(database, among, matches, wall, 'confirmed'))?.name;
}

/** Both authenticators were confirmed a while ago. */
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

describe('an authenticator code', () => {
  beforeEach(confirmBoth);

  it('identifies its parent', async () => {
    expect(await take(code('MUMS', PRESENT))).toBe('Mum');
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
  });

  it('works once, even for two concurrent requests', async () => {
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

  it('is refused if older than the last one used, even with the clock set back', async () => {
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
    expect(await take(code('DADS', PRESENT - 1))).toBeUndefined();
    expect(await take(code('DADS', PRESENT - 40), NOON - 40 * CODE_PERIOD)).toBeUndefined();
    expect(await take(code('DADS', PRESENT + 1), NOON + CODE_PERIOD)).toBe('Dad');
  });

  it('of another parent is refused, and not used up', async () => {
    expect(await take(code('DADS', PRESENT), NOON, ['mum'])).toBeUndefined();
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
  });
});

describe('an unconfirmed authenticator', () => {
  it('is not accepted, and trying uses up no code', async () => {
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await confirm('DADS', PRESENT)).toBe('Dad');
  });

  it('is confirmed by its first correct code, which is logged once and used up', async () => {
    expect(await logged()).toEqual([]);
    expect(await confirm('DADS', PRESENT)).toBe('Dad');
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await take(code('DADS', PRESENT + 1))).toBe('Dad');
    expect(await logged()).toEqual(['phone-added']);
    const { parents } = await readSettings(database);
    expect(parents.map(({ phone }) => phone?.confirmed)).toEqual([true, false]);
  });

  it('is replaced by a new one, and its codes work no more', async () => {
    expect(await addAuthenticator(database, 'dad', 'OTHER')).toMatchObject({ secret: 'OTHER' });
    expect(await confirm('DADS', PRESENT)).toBeUndefined();
    expect(await confirm('OTHER', PRESENT)).toBe('Dad');
  });

  it('is removed without a log entry', async () => {
    expect(await removeAuthenticator(database, 'mum', 'Mum', NOON)).toBe(true);
    expect(await confirm('MUMS', PRESENT)).toBeUndefined();
    expect(await logged()).toEqual([]);
  });
});

describe('an authenticator', () => {
  beforeEach(confirmBoth);

  it('keeps its secret once confirmed', async () => {
    expect(await addAuthenticator(database, 'dad', 'OTHER')).toMatchObject({ secret: 'DADS' });
    expect(await addAuthenticator(database, 'nobody', 'OTHER')).toBeUndefined();
  });

  it('has no valid codes after removal, and a new one has a new secret', async () => {
    expect(await removeAuthenticator(database, 'dad', 'Mum', NOON)).toBe(true);
    expect(await removeAuthenticator(database, 'dad', 'Mum', NOON)).toBe(false);
    expect(await take(code('DADS', PRESENT))).toBeUndefined();
    expect(await logged()).toEqual(['phone-removed']);
    expect(await addAuthenticator(database, 'dad', 'NEW')).toMatchObject({ secret: 'NEW' });
  });
});
