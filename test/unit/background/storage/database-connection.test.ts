import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import {
  DatabaseConnection,
  StorageError,
} from '../../../../src/background/storage/database-connection.ts';
import { readSettings } from '../../../../src/store/settings.ts';

const failing = (name: string) => async (): Promise<never> => {
  throw Object.assign(new Error(name), { name });
};

describe('the database connection', () => {
  it.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'broken'],
  ] as const)('keeps a failed write (%s) in mind until a write succeeds', async (name, problem) => {
    const reported: (string | null)[] = [];
    const connection = new DatabaseConnection((reason) => reported.push(reason));
    await expect(connection.write(failing(name))).rejects.toBeInstanceOf(StorageError);
    await connection.read(readSettings);
    expect(connection.problem).toBe(problem);
    await connection.write(readSettings);
    expect(connection.problem).toBeNull();
    expect(reported).toEqual([problem, null]);
  });

  it('clears a read problem with the next successful read', async () => {
    const connection = new DatabaseConnection(() => undefined);
    await expect(connection.read(failing('UnknownError'))).rejects.toBeInstanceOf(StorageError);
    expect(connection.problem).toBe('broken');
    await connection.read(readSettings);
    expect(connection.problem).toBeNull();
  });

  it('passes an error of the task through, and reports no storage problem', async () => {
    const connection = new DatabaseConnection(() => undefined);
    await expect(connection.write(failing('ImpossibleClaimError'))).rejects.toThrow(
      'ImpossibleClaimError',
    );
    expect(connection.problem).toBeNull();
  });

  it('reopens after any failure to open', async () => {
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
