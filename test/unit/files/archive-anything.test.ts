import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArchive } from '../../../src/files/archive.ts';
import { NOW, sample, written } from '../domain/backup/archive-fixture.ts';
import { placesIn, put } from './archive-paths.ts';

describe('reading a file', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  });

  test('says something to everything', () => {
    const throws = new Proxy({}, { getOwnPropertyDescriptor: () => fail('read') });
    for (const value of [throws, { program: 'kintime', version: throws }]) {
      expect(parseArchive(value, NOW).ok).toBe(false);
    }
    fc.assert(fc.property(anything, (value) => !parseArchive(value, NOW).ok));
  });

  test('says something to a file with anything in it, and repeats nothing of it', () => {
    const places = placesIn(written(sample()), []);
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (place, value) => {
        const file = written(sample());
        put(file, place, value);
        const parsed = parseArchive(file, NOW);
        // As it is written, where a zero has no sign.
        if (parsed.ok) {
          const again = parseArchive(written(parsed.archive), NOW);
          expect(JSON.stringify(again)).toBe(JSON.stringify(parsed));
        }
        if (!parsed.ok) expect(parsed.detail).toMatch(/^[A-Za-z0-9 (),-]{1,90}$/);
      }),
      { numRuns: 1000 },
    );
  });
});

function fail(words: string): never {
  throw new Error(words);
}
