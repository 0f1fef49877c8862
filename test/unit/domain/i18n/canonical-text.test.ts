import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from '../../../../src/domain/i18n/canonical-text.ts';

/** The same value with the fields of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, reversed(part)]),
  );
}

it('does not depend on the order of fields', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalText(reversed(value))).toBe(canonicalText(value));
    }),
  );
});

it('is different for different values', () => {
  const values = fc.jsonValue({
    maxDepth: 2,
    stringUnit: fc.constantFrom('a', '"', ',', ':', '{'),
  });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(canonicalText(a) === canonicalText(b)).toBe(isSame);
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // Pairs, since an object would put numeric names first.
  return {
    fields: Object.entries(value)
      .map(([name, part]) => [name, sorted(part)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

it('leaves out what is undefined', () => {
  expect(canonicalText({ a: 1, b: undefined })).toBe(canonicalText({ a: 1 }));
});

it('refuses a value without an end', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  expect(() => canonicalText(cyclic)).toThrow(RangeError);
});
