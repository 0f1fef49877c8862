import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerStatement,
  consentStatement,
  grantStatement,
  parentStatement,
  versionStatement,
} from '../../../../../src/domain/household/sharing/statements.ts';
import { ANSWER, GRANT, sharedParent, TAG, VERSION } from './signed-fixture.ts';

const PARENT = sharedParent('mum', 'Mum');
const [YES] = VERSION.yeses;
const RULES = VERSION.rules;

interface Kind {
  readonly sign: (tag: string, changes: object) => string;
  /** A change of each field that is signed. */
  readonly signed: readonly object[];
  readonly unsigned: readonly object[];
}

const signature = { parent: 'dad', signature: 'AAAA' };

const KINDS: Readonly<Record<string, Kind>> = {
  version: {
    sign: (tag, changes) => versionStatement(tag, { ...VERSION, ...changes }),
    signed: [
      { id: 'v3' },
      { person: '00000000000000ab' },
      { version: 3 },
      { way: 'self' },
      { rules: { ...RULES, freeExtension: true } },
      { rules: { ...RULES, weekly: { limitMs: 0, strength: 'firm' } } },
      { rules: { ...RULES, weekly: { limitMs: 0, strength: 'soft' } } },
      { madeAt: VERSION.madeAt + 1 },
      { madeBy: 'mum' },
      { from: VERSION.from + 1 },
      { basedOn: [] },
      { basedOn: ['v1', 'v0'] },
      { basedOn: ['v0', 'v1'] },
      { wishes: [{ by: 'dad', dailyMs: null, reason: '' }] },
      { lookAgain: '2026-05-20' },
      { proposal: 'p1' },
      { device: 'desktop' },
    ],
    unsigned: [{ yeses: [] }, { signature }],
  },
  grant: {
    sign: (tag, changes) => grantStatement(tag, { ...GRANT, ...changes }),
    signed: [
      { id: 'g2' },
      { person: '00000000000000ab' },
      { date: '2026-05-07' },
      { at: GRANT.at + 1 },
      { ms: GRANT.ms + 1 },
      { pastBedtime: true },
      { how: 'code' },
      { parent: 'mum' },
      { device: 'desktop' },
    ],
    unsigned: [{ reason: '' }, { signature }],
  },
  answer: {
    sign: (tag, changes) => answerStatement(tag, { ...ANSWER, ...changes }),
    signed: [
      { to: 'r2' },
      { person: '00000000000000ab' },
      { date: '2026-05-07' },
      { at: ANSWER.at + 1 },
      { answer: { is: 'yes' } },
      { answer: { is: 'no' } },
      { answer: { is: 'extra-time', ms: 0, pastBedtime: false } },
      { answer: { is: 'extra-time', ms: 900_000, pastBedtime: true } },
      { reason: 'no school tomorrow' },
    ],
    unsigned: [{ signature }],
  },
  consent: {
    sign: (tag, { version = 'v2', ...changes }: { version?: string }) =>
      consentStatement(tag, version, { by: 'dad', at: 0, ...YES, ...changes }),
    signed: [{ version: 'v3' }, { by: 'mum' }, { at: 0 }, { device: 'desktop' }],
    unsigned: [{ signature }],
  },
  parent: {
    sign: (tag, changes) => parentStatement(tag, { ...PARENT, ...changes }),
    signed: [
      { id: 'dad' },
      { name: 'Mom' },
      { changedAt: PARENT.changedAt + 1 },
      { pin: { ...PARENT.pin, salt: 'AAAA' } },
      { pin: { ...PARENT.pin, rounds: 700_000 } },
      { pin: { ...PARENT.pin, verify: 'AAAA' } },
      { pin: { ...PARENT.pin, publicKey: 'AAAA' } },
    ],
    unsigned: [{ signature }],
  },
};

const ALL = Object.entries(KINDS);

describe.each(ALL)('what is signed of a %s', (_, { sign, signed, unsigned }) => {
  it('tells any two contents apart', () => {
    const texts = [{}, ...signed].map((changes) => sign(TAG, changes));
    expect(new Set(texts).size).toBe(signed.length + 1);
  });

  it('stays when what may change later changes', () => {
    for (const changes of unsigned) expect(sign(TAG, changes)).toBe(sign(TAG, {}));
  });

  it('is for one household', () => {
    expect(sign('another', {})).not.toBe(sign(TAG, {}));
  });
});

it('covers every field of what is shared but those that change later', () => {
  const later = new Set(['yeses', 'signature']);
  for (const field of Object.keys(VERSION).filter((name) => !later.has(name))) {
    expect(
      KINDS['version']?.signed.some((changes) => field in changes),
      field,
    ).toBe(true);
  }
  for (const field of Object.keys(GRANT).filter((name) => name !== 'reason')) {
    const isSigned = KINDS['grant']?.signed.some((changes) => field in changes);
    expect(isSigned, field).toBe(field !== 'signature');
  }
});

it('has no text in common with another kind, whatever the household is called', () => {
  const anyChange = fc.constantFrom(...ALL).chain(([name, { sign, signed }]) =>
    fc
      .record({
        name: fc.constant(name),
        tag: fc.oneof(fc.string(), fc.constant(TAG)),
        changes: fc.constantFrom({}, ...signed),
      })
      .map((one) => Object.assign(one, { text: sign(one.tag, one.changes) })),
  );
  fc.assert(
    fc.property(anyChange, anyChange, (a, b) => {
      const isSame = a.name === b.name && a.tag === b.tag && a.changes === b.changes;
      const isSameContent = isSame || (a.name === b.name && isEqual(a.changes, b.changes));
      expect(a.text === b.text).toBe(isSameContent && a.tag === b.tag);
    }),
  );
});

function isEqual(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

it('does not depend on the order of fields', () => {
  const backwards = <T extends object>(value: T): T =>
    Object.assign(
      {},
      ...Object.entries(value)
        .toReversed()
        .map(([name, part]) => ({ [name]: part })),
    );
  const rules = backwards(RULES);
  expect(versionStatement(TAG, backwards({ ...VERSION, rules }))).toBe(
    versionStatement(TAG, VERSION),
  );
  expect(parentStatement(TAG, backwards({ ...PARENT, pin: backwards(PARENT.pin) }))).toBe(
    parentStatement(TAG, PARENT),
  );
});
