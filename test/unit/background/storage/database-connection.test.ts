import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  DatabaseConnection,
  StorageError,
} from '../../../../src/background/storage/database-connection.ts';
import { readSettings } from '../../../../src/store/settings.ts';

const failing = (name: string) => async (): Promise<never> => {
  throw Object.assign(new Error(name), { name });
};

describe('the vault', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'broken'],
  ] as const)('keeps a failed write (%s) in mind until a write succeeds', async (name, problem) => {
    const told: (string | null)[] = [];
    const connection = new DatabaseConnection((one) => told.push(one));
    await expect(connection.write(failing(name))).rejects.toBeInstanceOf(StorageError);
    await connection.read(readSettings);
    expect(connection.problem).toBe(problem);
    await connection.write(readSettings);
    expect(connection.problem).toBeNull();
    expect(told).toEqual([problem, null]);
  });

  it('forgets a failed read with the next that succeeds', async () => {
    const connection = new DatabaseConnection(() => undefined);
    await expect(connection.read(failing('UnknownError'))).rejects.toBeInstanceOf(StorageError);
    expect(connection.problem).toBe('broken');
    await connection.read(readSettings);
    expect(connection.problem).toBeNull();
  });

  it('lets an error of the work itself through, and takes it for no trouble of the storage', async () => {
    const connection = new DatabaseConnection(() => undefined);
    await expect(connection.write(failing('ImpossibleClaimError'))).rejects.toThrow(
      'ImpossibleClaimError',
    );
    expect(connection.problem).toBeNull();
  });

  it('tries to open again after whatever kept the database from opening', async () => {
    const connection = new DatabaseConnection(() => undefined);
    vi.spyOn(indexedDB, 'databases').mockRejectedValueOnce(
      Object.assign(new Error('refused'), { name: 'SecurityError' }),
    );
    await expect(connection.read(readSettings)).rejects.toBeInstanceOf(StorageError);
    expect(connection.problem).toBe('broken');
    await expect(connection.read(readSettings)).resolves.toMatchObject({ countingSince: null });
    expect(connection.problem).toBeNull();
  });
});
