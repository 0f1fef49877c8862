import { afterEach, describe, expect, it } from 'vitest';
import { personColour, setPeople } from '../../../../src/ui/scene/person-colour.ts';

describe("a person's colour", () => {
  afterEach(() => setPeople({ members: [], parents: [] }));

  it('follows from their id where nobody else is known', () => {
    const id = '3f2c1d9e-0000-4000-8000-000000000000';
    expect(personColour(id)).toBe(personColour(id, { members: [id], parents: [] }));
  });

  it('is one of four, each of which somebody has', () => {
    const colours = new Set(Array.from({ length: 40 }, (_, i) => personColour(`member-${i}`)));
    expect([...colours].toSorted()).toEqual(['person-1', 'person-2', 'person-3', 'person-4']);
  });

  it('differs among four people of one browser, whatever their ids', () => {
    // The same letters, so the same colour for each of them alone.
    const people = { members: ['abcd', 'bcda', 'cdab'], parents: ['dabc'] };
    setPeople(people);
    const colours = [...people.members, ...people.parents].map((id) => personColour(id));
    expect(new Set(colours).size).toBe(4);
  });

  it('stays with members where no parents are known, and with everyone before a new member', () => {
    const members = ['abcd', 'bcda'];
    const before = members.map((id) => personColour(id, { members, parents: ['dabc'] }));
    expect(members.map((id) => personColour(id, { members, parents: [] }))).toEqual(before);
    const more = [...members, 'cdab'];
    expect(members.map((id) => personColour(id, { members: more, parents: [] }))).toEqual(before);
  });

  it('is shared by more than four, and unchanged for somebody of another browser', () => {
    const members = ['abcd', 'bcda', 'cdab', 'dabc', 'acbd'];
    expect(personColour('acbd', { members, parents: [] })).toBe(personColour('acbd'));
    expect(personColour('dcba', { members, parents: [] })).toBe(personColour('dcba'));
  });
});
