import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { HOTP, Secret, TOTP } from 'otpauth/bare';
import { STEP } from '../../domain/people/authenticator.ts';
import { SECOND } from '../../domain/time/units.ts';

/**
 * What every authenticator app expects; some take nothing else. The library brings ten ways to hash
 * along unless it is handed the one.
 */
const FORM = {
  algorithm: 'SHA1',
  digits: 6,
  hmac: (_: string, key: Uint8Array, bytes: Uint8Array) => hmac(sha1, key, bytes),
} as const;

/** As many bytes as SHA-1 makes, which RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** A new secret, in Base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from a QR code. */
export function uriOf(secret: string, parentName: string): string {
  const label = parentName === '' ? 'Kintime' : parentName;
  const secretKey = Secret.fromBase32(secret);
  return new TOTP({
    ...FORM,
    issuer: 'Kintime',
    label,
    period: STEP / SECOND,
    secret: secretKey,
  }).toString();
}

/** Whether these digits are the code of one step. */
export function isCode(secret: string, step: number, digits: string): boolean {
  const found = HOTP.validate({
    ...FORM,
    token: digits,
    secret: Secret.fromBase32(secret),
    counter: step,
    window: 0,
  });
  return found === 0;
}
