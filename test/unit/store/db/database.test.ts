import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NewerDatabaseError,
  NoDatabaseError,
  openDatabase,
  openForReading,
} from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { openExisting } from '../../../../src/store/db/existing-database.ts';
import { storageProblemOf } from '../../../../src/store/db/storage-errors.ts';
import { ALLOWED_FIELDS } from '../../../../src/store/db/allowed-fields.ts';
import { DATABASE, VERSIONS } from '../../../../src/store/db/schema.ts';
import type { SchemaVersion } from '../../../../src/store/db/schema.ts';

const opened: KintimeDatabase[] = [];

async function open(versions?: readonly SchemaVersion[]): Promise<KintimeDatabase> {
  const database = await openDatabase(versions);
  opened.push(database);
  return database;
}

/** Closes what would block an upgrade or a deletion. */
function closeAll(): void {
  for (const database of opened.splice(0)) database.close();
}

beforeEach(() => Dexie.delete(DATABASE));
afterEach(closeAll);

async function stored(): Promise<unknown> {
  return indexedDB.databases();
}

const FIRST_VERSION: SchemaVersion = { version: 1, stores: { members: 'id', notes: 'id' } };
const SECOND_VERSION: SchemaVersion = {
  version: 2,
  stores: { members: 'id, name', notes: null },
  migrate: async (transaction) => {
    await transaction.table('members').toCollection().modify({ name: 'renamed' });
  },
};

describe('opening the database', () => {
  it('creates it if there is none', async () => {
    const database = await open();
    const names = database.tables.map(({ name }) => name).toSorted();
    expect(names).toEqual(Object.keys(ALLOWED_FIELDS).toSorted());
    expect(await stored()).toEqual([{ name: 'kintime', version: 10 * VERSIONS.length }]);
  });

  it('reads back what was written', async () => {
    await (await open()).members.put({ id: 'ada', name: 'Ada' });
    closeAll();
    expect(await (await open()).members.toArray()).toEqual([{ id: 'ada', name: 'Ada' }]);
  });

  it('migrates the rows of an earlier version', async () => {
    await (await open([FIRST_VERSION])).members.put({ id: 'ada', name: 'Ada' });
    closeAll();
    const database = await open([FIRST_VERSION, SECOND_VERSION]);
    expect(await database.members.toArray()).toEqual([{ id: 'ada', name: 'renamed' }]);
    expect(database.tables.map(({ name }) => name)).toEqual(['members']);
  });

  it('leaves the earlier version untouched if a migration fails', async () => {
    await (await open([FIRST_VERSION])).members.put({ id: 'ada', name: 'Ada' });
    closeAll();
    const fails: SchemaVersion = {
      ...SECOND_VERSION,
      migrate: async (transaction) => {
        await transaction.table('members').clear();
        throw new Error('no way');
      },
    };
    await expect(openDatabase([FIRST_VERSION, fails])).rejects.toThrow('no way');
    const database = await open([FIRST_VERSION]);
    expect(await database.members.toArray()).toEqual([{ id: 'ada', name: 'Ada' }]);
    expect(await stored()).toEqual([{ name: 'kintime', version: 10 }]);
  });

  it.each([
    ['with more tables', { version: 9, stores: { ...VERSIONS[0]?.stores, rewards: 'id' } }],
    ['without one of the indexes', { version: 9, stores: { days: 'id', members: 'id' } }],
  ])('refuses a later version %s and leaves it as it is', async (_, later: SchemaVersion) => {
    await (await open([later])).members.put({ id: 'ada', name: 'Ada' });
    closeAll();
    await expect(openDatabase()).rejects.toThrow(NewerDatabaseError);
    await expect(openForReading()).rejects.toThrow(NewerDatabaseError);
    expect(storageProblemOf(await openDatabase().catch((error: unknown) => error))).toBe('newer');
    expect(await stored()).toEqual([{ name: 'kintime', version: 90 }]);
    expect(await (await open([later])).members.count()).toBe(1);
  });

  it('refuses a later version that comes between the check and the opening', async () => {
    const stores = Object.assign({}, ...VERSIONS.map((each) => each.stores));
    await open([{ version: 9, stores }]);
    closeAll();
    const check = vi.spyOn(indexedDB, 'databases').mockResolvedValueOnce([]);
    await expect(openDatabase()).rejects.toThrow(NewerDatabaseError);
    expect(check).toHaveBeenCalledOnce();
    check.mockRestore();
    expect(await stored()).toEqual([{ name: 'kintime', version: 90 }]);
  });

  it('opens its own version after Dexie has repaired the schema', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const lacking = { ...VERSIONS[0]?.stores, gaps: '[device+site+start+reason]' };
    await open([{ version: 1, stores: lacking }, ...VERSIONS.slice(1)]);
    closeAll();
    for (let time = 0; time < 2; time += 1) {
      expect(await (await open()).gaps.where('reason').equals('off').count()).toBe(0);
      closeAll();
    }
    expect(warn).toHaveBeenCalledOnce();
    expect(await stored()).toEqual([{ name: 'kintime', version: 10 * VERSIONS.length + 1 }]);
    opened.push(await openForReading());
  });
});

it('makes a table anew whose key has changed, and keeps all others', async () => {
  const before = await open(VERSIONS.slice(0, 1));
  await before.members.put({ id: 'ada', name: 'Ada' });
  const [device, date] = ['tablet', '2026-05-01'];
  await before.table('sharedTime').put({ device, date, person: 'ada' });
  closeAll();
  const database = await open();
  expect(await database.members.count()).toBe(1);
  const row = { device, browser: 'Tablet', member: 'ada', date, steps: [] };
  await database.sharedTime.put(row);
  const found = database.sharedTime.where('[member+date]').equals(['ada', date]);
  expect(await found.toArray()).toEqual([row]);
  expect(await database.sharedTime.count()).toBe(1);
});

describe('opening for reading', () => {
  it('never creates a database', async () => {
    await expect(openForReading()).rejects.toThrow(NoDatabaseError);
    expect(await stored()).toEqual([]);
  });

  it('does not break one that is created at the same moment', async () => {
    const [page, background] = await Promise.allSettled([openForReading(), open()]);
    expect(background.status).toBe('fulfilled');
    if (page.status === 'fulfilled') opened.push(page.value);
    const database = opened[0];
    await database?.members.put({ id: 'ada', name: 'Ada' });
    expect(await database?.members.count()).toBe(1);
  });

  it('reads each table by its name', async () => {
    await (await open()).members.put({ id: 'ada', name: 'Ada' });
    const database = await openForReading();
    opened.push(database);
    expect(await database.members.toArray()).toEqual([{ id: 'ada', name: 'Ada' }]);
    expect(await database.days.where('date').anyOf(['2026-05-01']).toArray()).toEqual([]);
  });

  it('takes a connection that is open already', async () => {
    await (await open()).members.put({ id: 'ada', name: 'Ada' });
    const existing = openExisting();
    const connection = await existing;
    const database = await openForReading(existing);
    opened.push(database);
    expect(database.backendDB()).toBe(connection);
    expect(await database.members.toArray()).toEqual([{ id: 'ada', name: 'Ada' }]);
  });

  it('takes none that has been closed in the meantime', async () => {
    await open();
    const existing = openExisting();
    (await existing)?.close();
    await expect(openForReading(existing)).rejects.toThrow('closed');
  });

  it('closes a connection to a later version', async () => {
    await open([{ version: 9, stores: { members: 'id' } }]);
    closeAll();
    await expect(openForReading()).rejects.toThrow(NewerDatabaseError);
    const blocked = vi.fn<() => void>();
    const deletion = indexedDB.deleteDatabase(DATABASE);
    deletion.addEventListener('blocked', blocked);
    await vi.waitFor(() => expect(deletion.readyState).toBe('done'));
    expect(blocked).not.toHaveBeenCalled();
  });

  it('does not upgrade an earlier version', async () => {
    await open([FIRST_VERSION]);
    closeAll();
    opened.push(await openForReading(undefined, SECOND_VERSION.version));
    expect(await stored()).toEqual([{ name: 'kintime', version: 10 }]);
  });

  it('closes for an upgrade before anything has used the connection', async () => {
    await open([FIRST_VERSION]);
    closeAll();
    await openExisting();
    const database = await open([FIRST_VERSION, SECOND_VERSION]);
    expect(database.isOpen()).toBe(true);
  });

  it('closes for an upgrade', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await open([FIRST_VERSION]);
    closeAll();
    opened.push(await openForReading(undefined, FIRST_VERSION.version));
    const database = await open([FIRST_VERSION, SECOND_VERSION]);
    expect(database.isOpen()).toBe(true);
  });
});

/** An error as Dexie wraps the browser's. */
function dexieError(name: string, cause: object): Error {
  return Object.assign(new Error(name), { name }, cause);
}

describe('storage problems', () => {
  const full = new DOMException('', 'QuotaExceededError');
  it.each([
    ['a full disk', full, 'full'],
    ['a transaction aborted by a full disk', dexieError('AbortError', { inner: full }), 'full'],
    ['a bulk write on a full disk', dexieError('BulkError', { failures: [full] }), 'full'],
    ['an unknown version', new DOMException('', 'VersionError'), 'newer'],
    ['a newer database', new NewerDatabaseError(), 'newer'],
    ['anything else', new Error('?'), 'broken'],
    ['nothing at all', undefined, 'broken'],
  ])('%s', (_, error, problem) => {
    expect(storageProblemOf(error)).toBe(problem);
  });
});
