import { describe, expect, it } from 'vitest';
import { REDACTED, redactRow } from '../../../../src/domain/settings/redact-row.ts';

const PIN = { salt: 'c2FsdA==', rounds: 600_000, verify: 'dmVyaWZ5' };
const PHONE = { secret: 'JBSWY3DPEHPK3PXP', lastStep: 7, confirmed: true };

describe('a row that anybody may look at', () => {
  it.each([
    ["a member's own PIN", { id: 'mia', name: 'Mia', pin: PIN }],
    [
      "a parent's PIN and phone",
      { key: 'parents', value: [{ id: 'dad', pin: PIN, phone: PHONE }] },
    ],
    ['a PIN in the middle of something', { key: 'new', value: { deep: [{ ...PIN, ...PHONE }] } }],
    [
      'the checksums of a seal',
      { parent: 'dad', marks: [{ kind: 'log', id: 1, mac: 'dmVyaWZ5' }] },
    ],
  ])('does not hold %s', (_, row) => {
    const text = JSON.stringify(redactRow(row));
    for (const secret of [PIN.salt, PIN.verify, PHONE.secret]) expect(text).not.toContain(secret);
    expect(text).toContain(REDACTED);
  });

  it("does not hold the household's key, and says whose row it is", () => {
    const household = { name: 'Us', tag: '0f3a', key: 'a1b2c3d4', oldKeys: ['k1'], counter: 3 };
    expect(redactRow({ key: 'household', value: household })).toEqual({
      key: 'household',
      value: { ...household, key: REDACTED },
    });
  });

  it('holds all the rest as it is', () => {
    const row = { at: 1, names: ['Mia', ''], rules: { daily: null, windows: [{ days: [1, 2] }] } };
    expect(redactRow(row)).toEqual(row);
  });
});
