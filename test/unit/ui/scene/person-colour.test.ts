import { describe, expect, it } from 'vitest';
import { personColour } from '../../../../src/ui/scene/person-colour.ts';

describe("a person's colour", () => {
  it('is the same wherever their id is', () => {
    expect(personColour('3f2c1d9e-0000-4000-8000-000000000000')).toBe(
      personColour('3f2c1d9e-0000-4000-8000-000000000000'),
    );
  });

  it('is one of four, each of which somebody has', () => {
    const colours = new Set(Array.from({ length: 40 }, (_, i) => personColour(`member-${i}`)));
    expect([...colours].toSorted()).toEqual(['person-1', 'person-2', 'person-3', 'person-4']);
  });
});
