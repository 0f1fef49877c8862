import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STEP, stepAt } from '../../../src/domain/phone-code.ts';
import type { KintimeDatabase } from '../../../src/store/database.ts';
import { keepPhone, removePhone, takeCode } from '../../../src/store/phones.ts';
import type { Matches } from '../../../src/store/phones.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { NOON, openAtAdas } from './report-sample.ts';

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
  await keepPhone(database, 'dad', 'DADS');
  await keepPhone(database, 'mum', 'MUMS');
});

afterEach(() => database.close());

/** As if this code had been typed. */
function code(secret: string, step: number): Matches {
  return (one, at) => one === secret && at === step;
}

async function take(matches: Matches, wall = NOON, among = ['dad', 'mum']) {
  return (await takeCode(database, among, matches, wall))?.name;
}

async function logged(): Promise<unknown[]> {
  return (await database.log.toArray()).map(({ what }) => what);
}

describe('a phone code', () => {
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
    expect(await take(code('DADS', PRESENT - 40), NOON - 40 * STEP)).toBeUndefined();
    expect(await take(code('DADS', PRESENT + 1), NOON + STEP)).toBe('Dad');
  });

  it('of a parent who cannot have read it out is refused, and not used up', async () => {
    expect(await take(code('DADS', PRESENT), NOON, ['mum'])).toBeUndefined();
    expect(await take(code('DADS', PRESENT))).toBe('Dad');
  });

  it('confirms the phone with the first right one, and says so once', async () => {
    expect(await logged()).toEqual([]);
    await take(code('DADS', PRESENT));
    await take(code('DADS', PRESENT + 1));
    expect(await logged()).toEqual(['phone-added']);
    const { parents } = await readSettings(database);
    expect(parents.map(({ phone }) => phone?.confirmed)).toEqual([true, false]);
  });
});

describe('a phone', () => {
  it('keeps its secret once it has one', async () => {
    expect(await keepPhone(database, 'dad', 'OTHER')).toMatchObject({ secret: 'DADS' });
    expect(await keepPhone(database, 'nobody', 'OTHER')).toBeUndefined();
  });

  it('that was removed makes no more codes, and a new one has a new secret', async () => {
    await take(code('DADS', PRESENT));
    expect(await removePhone(database, 'dad', 'Mum', NOON)).toBe(true);
    expect(await removePhone(database, 'dad', 'Mum', NOON)).toBe(false);
    expect(await take(code('DADS', PRESENT + 1))).toBeUndefined();
    expect(await logged()).toEqual(['phone-added', 'phone-removed']);
    expect(await keepPhone(database, 'dad', 'NEW')).toMatchObject({ secret: 'NEW' });
  });

  it('that nobody confirmed goes without a line', async () => {
    expect(await removePhone(database, 'mum', 'Mum', NOON)).toBe(true);
    expect(await logged()).toEqual([]);
  });
});
