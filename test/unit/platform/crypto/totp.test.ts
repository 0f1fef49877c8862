import { execFileSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { stepAt } from '../../../../src/domain/people/authenticator.ts';
import { SECOND } from '../../../../src/domain/time/units.ts';
import { isCode, newSecret, otpauthUri } from '../../../../src/platform/crypto/totp.ts';
import { moment } from '../../../arbitraries.ts';

/** "12345678901234567890", the secret of RFC 6238, appendix B, in Base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** Its SHA-1 rows. They have eight digits, of which apps show the last six. */
const RFC_ROWS: readonly (readonly [seconds: number, digits: string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

/** What another program makes of the same secret (package `oathtool`, which `npm test` installs where it may). */
function oathtool(secret: string, wall: number): string {
  const at = `${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  try {
    return execFileSync('oathtool', ['--totp', '--base32', '--now', at, secret], {
      encoding: 'utf8',
    }).trim();
  } catch (error) {
    throw new Error('oathtool does not run; install the package oathtool', { cause: error });
  }
}

describe('codes', () => {
  it.each(RFC_ROWS)('are those of RFC 6238 at %d s', (seconds, digits) => {
    const step = stepAt(seconds * SECOND);
    expect(isCode(RFC_SECRET, step, digits.slice(-6))).toBe(true);
    expect(isCode(RFC_SECRET, step + 1, digits.slice(-6))).toBe(false);
    expect(isCode(RFC_SECRET, step - 1, digits.slice(-6))).toBe(false);
  });

  it('are those of an independent authenticator, for many secrets and moments', () => {
    const first = moment('2026-05-01T18:00:00Z');
    for (let i = 0; i < 25; i += 1) {
      const secret = newSecret();
      const wall = first + i * 9_999_991;
      expect(isCode(secret, stepAt(wall), oathtool(secret, wall)), `${secret} at ${wall}`).toBe(
        true,
      );
    }
  });

  it.each(['', '28708', '2870820', '28708a', ' 287082', '287 082'])('"%s" is none', (digits) => {
    expect(isCode(RFC_SECRET, 1, digits)).toBe(false);
  });
});

test('a secret is 160 bits in Base32, and another one each time', () => {
  const secrets = Array.from({ length: 20 }, newSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(secrets).size).toBe(20);
});

test('its address is what authenticator apps read', () => {
  const uri = new URL(otpauthUri(RFC_SECRET, 'Mum & Dad: work'));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.host).toBe('totp');
  expect(decodeURIComponent(uri.pathname)).toContain('Mum & Dad');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Kintime',
    secret: RFC_SECRET,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test('a parent without a name gets an address, too', () => {
  expect(otpauthUri(RFC_SECRET, '')).toContain('otpauth://totp/');
});
