import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Vault, VaultError } from '../../../../src/background/storage/database-connection.ts';
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
    const vault = new Vault((one) => told.push(one));
    await expect(vault.write(failing(name))).rejects.toBeInstanceOf(VaultError);
    await vault.read(readSettings);
    expect(vault.problem).toBe(problem);
    await vault.write(readSettings);
    expect(vault.problem).toBeNull();
    expect(told).toEqual([problem, null]);
  });

  it('forgets a failed read with the next that succeeds', async () => {
    const vault = new Vault(() => undefined);
    await expect(vault.read(failing('UnknownError'))).rejects.toBeInstanceOf(VaultError);
    expect(vault.problem).toBe('broken');
    await vault.read(readSettings);
    expect(vault.problem).toBeNull();
  });

  it('lets an error of the work itself through, and takes it for no trouble of the storage', async () => {
    const vault = new Vault(() => undefined);
    await expect(vault.write(failing('ImpossibleClaimError'))).rejects.toThrow(
      'ImpossibleClaimError',
    );
    expect(vault.problem).toBeNull();
  });

  it('tries to open again after whatever kept the database from opening', async () => {
    const vault = new Vault(() => undefined);
    vi.spyOn(indexedDB, 'databases').mockRejectedValueOnce(
      Object.assign(new Error('refused'), { name: 'SecurityError' }),
    );
    await expect(vault.read(readSettings)).rejects.toBeInstanceOf(VaultError);
    expect(vault.problem).toBe('broken');
    await expect(vault.read(readSettings)).resolves.toMatchObject({ countingSince: null });
    expect(vault.problem).toBeNull();
  });
});
