import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { HOTP, Secret, TOTP } from 'otpauth/bare';
import { CODE_PERIOD } from '../../domain/people/authenticator.ts';
import { SECOND } from '../../domain/time/units.ts';

/**
 * The parameters that every authenticator app supports; some support no others. Passing the hash
 * keeps the library from bundling ten of them.
 */
const PARAMETERS = {
  algorithm: 'SHA1',
  digits: 6,
  hmac: (_: string, key: Uint8Array, bytes: Uint8Array) => hmac(sha1, key, bytes),
} as const;

/** The length that RFC 4226 recommends for SHA-1. */
const SECRET_BYTES = 20;

/** A new random secret, in Base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The `otpauth:` URI that authenticator apps read from a QR code. */
export function otpauthUri(secret: string, parentName: string): string {
  return new TOTP({
    ...PARAMETERS,
    issuer: 'Kintime',
    label: parentName === '' ? 'Kintime' : parentName,
    period: CODE_PERIOD / SECOND,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** Whether these digits are the code of that time step (rule A14). */
export function isCode(secret: string, step: number, digits: string): boolean {
  const delta = HOTP.validate({
    ...PARAMETERS,
    token: digits,
    secret: Secret.fromBase32(secret),
    counter: step,
    window: 0,
  });
  return delta === 0;
}
