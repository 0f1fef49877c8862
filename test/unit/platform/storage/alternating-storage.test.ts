import { beforeEach, expect, it, vi } from 'vitest';
import { AlternatingStorage } from '../../../../src/platform/storage/alternating-storage.ts';
import { storage } from '../../background/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../background/browser-stub.ts'));

const values = new AlternatingStorage('copy');

beforeEach(async () => storage.local.remove(Object.keys(await storage.local.get(null))));

it('holds the last value', async () => {
  expect(await values.read()).toBeUndefined();
  for (const value of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- one write after the other
    await values.write({ value });
    // oxlint-disable-next-line no-await-in-loop
    expect(await values.read()).toEqual({ value });
  }
  expect(Object.keys(await storage.local.get(null))).toHaveLength(2);
});

it.each([
  ['cut off', { sequence: 2, text: '{"value":', check: '' }],
  ['of another kind', 'damaged'],
])('falls back to the value before one that is %s', async (_, damaged) => {
  await values.write({ value: 1 });
  await values.write({ value: 2 });
  await storage.local.set({ 'copy:0': damaged });
  expect(await values.read()).toEqual({ value: 1 });
  await values.write({ value: 3 });
  expect(await values.read()).toEqual({ value: 3 });
});

it('falls back to the other value where one key cannot be read', async () => {
  await values.write({ value: 1 });
  await values.write({ value: 2 });
  const { get } = storage.local;
  const failing = vi
    .spyOn(storage.local, 'get')
    .mockImplementation(async (key) => (key === 'copy:0' ? Promise.reject(new Error()) : get(key)));
  expect(await values.read()).toEqual({ value: 1 });
  failing.mockRestore();
});
