import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  namesakeOf,
  parentsAfter,
  sharedParentsOf,
  withRecord,
} from '../../../../../src/domain/household/sharing/shared-parents.ts';
import type { SharedParent } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import type { Parent } from '../../../../../src/domain/people/members.ts';
import { sharedParent } from './signed-fixture.ts';

const NO_LIMITS = { removed: [], taken: [] };
const BY_DAD = { signature: { parent: 'dad', signature: 'AAAA' } };

/** A parent as this browser knows them. */
function known(id: string, name: string, changedAt = 0): Parent {
  const { signature: _, ...parent } = sharedParent(id, name, changedAt);
  return parent;
}

/** The ids of the parents with the value that tells their PINs apart, and those of the unknown ones. */
function outcomeOf(
  here: readonly Parent[],
  shared: readonly SharedParent[],
  limits: Partial<typeof NO_LIMITS | { removed: string[]; taken: string[] }> = {},
): { readonly parents: string[]; readonly unknown: string[] } {
  const { parents, unknown } = parentsAfter(here, shared, { ...NO_LIMITS, ...limits });
  return {
    parents: parents.map(({ pin }) => pin.verify),
    unknown: unknown.map(({ pin }) => pin.verify),
  };
}

describe('a browser without parents', () => {
  it('takes over all, each with the latest PIN', () => {
    const shared = [
      sharedParent('mum', 'Mum', 2),
      sharedParent('dad', 'Dad', 1),
      sharedParent('mum', 'Mum', 3),
    ];
    expect(outcomeOf([], shared)).toEqual({ parents: ['dad1', 'mum3'], unknown: [] });
  });

  it('does not bring back whom it removed', () => {
    const shared = [sharedParent('mum', 'Mum'), sharedParent('dad', 'Dad')];
    expect(outcomeOf([], shared, { removed: ['mum'] })).toEqual({ parents: ['dad0'], unknown: [] });
  });
});

describe('a browser with a parent', () => {
  const DAD = known('dad', 'Dad', 1);
  it.each<[string, SharedParent, { parents: string[]; unknown: string[] }]>([
    [
      'takes over another one that a known parent signed',
      sharedParent('mum', 'Mum', 0, BY_DAD),
      { parents: ['dad1', 'mum0'], unknown: [] },
    ],
    [
      'leaves an unsigned one to a person',
      sharedParent('mum', 'Mum'),
      { parents: ['dad1'], unknown: ['mum0'] },
    ],
    [
      'takes over a newer PIN that is signed',
      sharedParent('dad', 'Dad', 2, BY_DAD),
      { parents: ['dad2'], unknown: [] },
    ],
    [
      'leaves a newer PIN without a signature, as after a reset, to a person',
      sharedParent('dad', 'Dad', 2),
      { parents: ['dad1'], unknown: ['dad2'] },
    ],
    [
      'ignores a former PIN, signed or not',
      sharedParent('dad', 'Dad', 0, BY_DAD),
      { parents: ['dad1'], unknown: [] },
    ],
    ['ignores what it knows', sharedParent('dad', 'Dad', 1), { parents: ['dad1'], unknown: [] }],
    [
      'leaves out one whose name is the known parent’s',
      sharedParent('other', 'DAD', 0, BY_DAD),
      { parents: ['dad1'], unknown: ['other0'] },
    ],
    [
      'leaves out a new PIN under another name',
      sharedParent('dad', 'Daddy', 2, BY_DAD),
      { parents: ['dad1'], unknown: ['dad2'] },
    ],
  ])('%s', (_, shared, outcome) => {
    expect(outcomeOf([DAD], [shared])).toEqual(outcome);
  });

  it('leaves out one who has the name of a member', () => {
    const shared = [sharedParent('mum', 'Mia', 0, BY_DAD)];
    expect(outcomeOf([DAD], shared, { taken: ['Mia'] }).unknown).toEqual(['mum0']);
  });

  it('does not bring back whom it removed, although a known parent signed', () => {
    const shared = [sharedParent('mum', 'Mum', 0, BY_DAD)];
    expect(outcomeOf([DAD], shared, { removed: ['mum'] })).toEqual({
      parents: ['dad1'],
      unknown: [],
    });
  });

  it('lets a parent keep the phone when the PIN changes', () => {
    const phone = { secret: 'S', lastStep: 1, confirmed: true };
    const shared = [sharedParent('dad', 'Dad', 2, BY_DAD)];
    const { parents } = parentsAfter([{ ...DAD, phone }], shared, NO_LIMITS);
    expect(parents).toMatchObject([{ id: 'dad', phone, unsealed: true }]);
  });

  it('does not share one whose PIN has no public key yet', () => {
    const { publicKey: _, ...pin } = DAD.pin;
    expect(sharedParentsOf([{ ...DAD, pin }])).toEqual([]);
    expect(sharedParentsOf([DAD])).toEqual([sharedParent('dad', 'Dad', 1)]);
  });
});

it('takes over what a person confirmed, unless the name is taken', () => {
  const here = [known('dad', 'Dad')];
  expect(withRecord(here, sharedParent('mum', 'Mum'), NO_LIMITS)).toHaveLength(2);
  expect(withRecord(here, sharedParent('mum', 'Dad'), NO_LIMITS)).toBeNull();
});

describe('a member who may be a parent', () => {
  const MEMBERS = [{ name: 'Mia' }, { name: 'Mum' }];
  const taken = ['Mia', 'Mum'];
  it.each<[string, SharedParent, string | undefined]>([
    ['has that name', sharedParent('mum', 'Mum'), 'Mum'],
    ['has one like it', sharedParent('mum', 'MUM'), 'Mum'],
    ['is nobody by another name', sharedParent('gran', 'Gran'), undefined],
    ['is nobody while another parent has it', sharedParent('other', 'Dad'), undefined],
    ['is nobody where a known parent has a new PIN', sharedParent('dad', 'Dad', 2), undefined],
  ])('%s', (_, record, name) => {
    const found = namesakeOf([known('dad', 'Dad')], record, { taken }, MEMBERS);
    expect(found?.name).toBe(name);
  });

  it('is nobody where the name is one that no person may have', () => {
    const limits = { taken: [...taken, 'a parent'] };
    expect(namesakeOf([], sharedParent('mum', 'A parent'), limits, MEMBERS)).toBeUndefined();
  });
});

describe('laws', () => {
  const record = fc
    .record({
      id: fc.constantFrom('dad', 'mum', 'gran'),
      name: fc.constantFrom('Dad', 'Mum', 'Gran'),
      changedAt: fc.integer({ min: 0, max: 3 }),
      pin: fc.constantFrom('a', 'b'),
      isSigned: fc.boolean(),
    })
    .map(({ id, name, changedAt, pin, isSigned }) => {
      const shared = sharedParent(id, name, changedAt, isSigned ? BY_DAD : {});
      const verify = `${id}${changedAt}${pin}`;
      return Object.assign(shared, { pin: { ...shared.pin, verify } });
    });
  const records = fc.array(record, { maxLength: 8 });
  const here = fc.constantFrom<readonly Parent[]>(
    [],
    [known('dad', 'Dad', 1)],
    [known('dad', 'Dad', 1), known('gran', 'Gran')],
  );

  it('the order of records does not matter', () => {
    fc.assert(
      fc.property(here, records, fc.infiniteStream(fc.nat()), (before, shared, keys) => {
        const shuffled = shared
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(parentsAfter(before, shuffled, NO_LIMITS)).toEqual(
          parentsAfter(before, shared, NO_LIMITS),
        );
      }),
    );
  });

  it('the same records again change nothing', () => {
    fc.assert(
      fc.property(here, records, (before, read) => {
        // Where no parent is known, no signature passes the check.
        const shared = before.length > 0 ? read : read.map((one) => ({ ...one, signature: null }));
        const once = parentsAfter(before, shared, NO_LIMITS);
        const again = parentsAfter(once.parents, [...shared, ...shared], NO_LIMITS);
        expect(again.parents).toEqual(once.parents);
      }),
    );
  });

  it('no PIN of a known parent changes, and nobody comes in, without a signature', () => {
    fc.assert(
      fc.property(here, records, (before, shared) => {
        fc.pre(before.length > 0);
        const unsigned = shared.map((one) => ({ ...one, signature: null }));
        expect(parentsAfter(before, unsigned, NO_LIMITS).parents).toEqual(before);
      }),
    );
  });
});
