import { beforeEach, describe, expect, it } from 'vitest';
import {
  personColour,
  setPeople,
  setPeopleElsewhere,
} from '../../../../src/ui/scene/person-colour.ts';

describe("a person's colour", () => {
  beforeEach(() => {
    setPeople({ members: [] });
    setPeopleElsewhere([]);
  });

  it('follows from their id where nobody else is known', () => {
    const colour = personColour('abcd');
    setPeople({ members: [{ id: 'abcd' }] });
    expect(personColour('abcd')).toBe(colour);
  });

  it('is one of four, each of which somebody has', () => {
    const colours = new Set(Array.from({ length: 40 }, (_, i) => personColour(`member-${i}`)));
    expect([...colours].toSorted()).toEqual(['person-1', 'person-2', 'person-3', 'person-4']);
  });

  // The same letters, so the same colour for each of them alone.
  const ids = ['abcd', 'bcda', 'cdab', 'dabc', 'acbd'];
  const [one = '', two = '', three = '', four = '', five = ''] = ids;
  const colours = (members: string[], parents: string[] = []): string[] => {
    const people = (list: string[]): { id: string }[] => list.map((id) => ({ id }));
    setPeople({ members: people(members), parents: people(parents) });
    return [...members, ...parents].map((id) => personColour(id));
  };

  it('differs among four people of one browser, whatever their ids', () => {
    expect(new Set(colours([one, two, three], [four])).size).toBe(4);
  });

  it('stays with members where no parents are known, and with all before a new member', () => {
    const both = colours([one, two]);
    expect(colours([one, two], [four]).slice(0, 2)).toEqual(both);
    expect(colours([one, two, three]).slice(0, 2)).toEqual(both);
  });

  it('differs between here and elsewhere, and changes nobody here', () => {
    const here = colours([one, two]);
    setPeopleElsewhere([{ id: three }, { id: four }]);
    expect([one, two].map(personColour)).toEqual(here);
    expect(new Set([one, two, three, four].map(personColour)).size).toBe(4);
  });

  it('differs between members and people elsewhere, however many parents are here', () => {
    colours([one, two], ['parent-1', 'parent-2', 'parent-3']);
    setPeopleElsewhere([{ id: three }, { id: four }]);
    expect(new Set([one, two, three, four].map(personColour)).size).toBe(4);
  });

  it('is shared by more than four, and unchanged for somebody of another browser', () => {
    const alone = personColour(five);
    expect(colours([one, two, three, four, five]).at(-1)).toBe(alone);
    expect(colours([one, two, three, four]).length).toBe(4);
    expect(personColour(five)).toBe(alone);
  });
});
