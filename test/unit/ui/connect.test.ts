import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeEarlyConnection } from '../../../src/ui/early-connection.ts';

async function runFirstScript(search: string): Promise<void> {
  vi.stubGlobal('location', { search });
  vi.resetModules();
  await import('../../../src/ui/connect.ts');
}

beforeEach(() => takeEarlyConnection());
afterEach(() => vi.unstubAllGlobals());

it('a page that loads opens the database once, and creates none', async () => {
  await runFirstScript('');
  await expect(takeEarlyConnection()).resolves.toBeNull();
  expect(takeEarlyConnection()).toBeUndefined();
  expect(await indexedDB.databases()).toEqual([]);
});

it('a page with demo data opens none', async () => {
  await runFirstScript('?sample');
  expect(takeEarlyConnection()).toBeUndefined();
});

it('where the browser refuses the database, only whoever takes the connection is told', async () => {
  const refused = new DOMException('Refused', 'SecurityError');
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw refused;
  });
  await runFirstScript('');
  await expect(takeEarlyConnection()).rejects.toBe(refused);
});
