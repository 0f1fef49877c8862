import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compress, decompress } from '../../../src/platform/compression.ts';

it('gives back every text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (text) => {
      expect(await decompress(await compress(text), 10_000)).toBe(text);
    }),
  );
});

it('reads no more than it was told to', async () => {
  const bomb = await compress('a'.repeat(5_000_000));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await decompress(bomb, 1_000_000)).toBeNull();
});

it('reads nothing that was not compressed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const text = await decompress(Uint8Array.from(bytes), 10_000);
      if (text !== null) expect(await decompress(await compress(text), 10_000)).toBe(text);
    }),
  );
  expect(await decompress((await compress('half a file')).slice(0, 5), 1000)).toBeNull();
});
