import { beforeEach, describe, expect, it, vi } from 'vitest';
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

describe.each([
  ['cut off', { sequence: 3, text: '{"value":', check: '' }],
  ['of another kind', 'damaged'],
])('an entry that is %s', (_, damaged) => {
  it('leaves the value before it', async () => {
    await values.write({ value: 1 });
    await storage.local.set({ 'copy:1': damaged });
    expect(await values.read()).toEqual({ value: 1 });
    await values.write({ value: 2 });
    expect(await values.read()).toEqual({ value: 2 });
  });

  it.each(['copy:0', 'copy:1'])('at %s costs nothing once the value was written', async (key) => {
    await values.write({ value: 1 });
    await values.write({ value: 2 });
    await storage.local.set({ [key]: damaged });
    expect(await values.read()).toEqual({ value: 2 });
    expect(await values.isSettled()).toBe(false);
  });
});

it('falls back to the other value where one key cannot be read', async () => {
  await values.write({ value: 1 });
  await values.write({ value: 2 });
  const { get } = storage.local;
  const failing = vi
    .spyOn(storage.local, 'get')
    .mockImplementation(async (key) => (key === 'copy:0' ? Promise.reject(new Error()) : get(key)));
  expect(await values.read()).toEqual({ value: 2 });
  failing.mockRestore();
});

it('does not take a value that cannot be read for none', async () => {
  await values.write({ value: 1 });
  await values.write({ value: 2 });
  const failing = vi.spyOn(storage.local, 'get').mockRejectedValue(new Error('cannot be opened'));
  await expect(values.read()).rejects.toThrow('cannot be opened');
  await expect(values.write({ value: 3 })).rejects.toThrow('cannot be opened');
  failing.mockRestore();
  expect(await values.read()).toEqual({ value: 2 });
});

it('keeps nothing of the value before', async () => {
  await values.write({ name: 'Mia' });
  await values.write({ name: 'Ben' });
  expect(JSON.stringify(await storage.local.get(null))).not.toContain('Mia');
  expect(await values.isSettled()).toBe(true);
});

it('is not settled while the value before is still there', async () => {
  await values.write({ name: 'Mia' });
  const { set } = storage.local;
  const failing = vi
    .spyOn(storage.local, 'set')
    .mockImplementationOnce(set)
    .mockRejectedValueOnce(new Error('disk full'));
  await expect(values.write({ name: 'Ben' })).rejects.toThrow('disk full');
  failing.mockRestore();
  expect(await values.read()).toEqual({ name: 'Ben' });
  expect(await values.isSettled()).toBe(false);
});

it('leaves the value before where the new one was not stored', async () => {
  await values.write({ value: 1 });
  const torn = vi.spyOn(storage.local, 'set').mockResolvedValue();
  await expect(values.write({ value: 2 })).rejects.toThrow('not stored');
  expect(torn).toHaveBeenCalledTimes(1);
  torn.mockRestore();
  expect(await values.read()).toEqual({ value: 1 });
});
