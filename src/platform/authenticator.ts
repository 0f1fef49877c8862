import { HOTP, Secret, TOTP } from 'otpauth';
import { STEP } from '../domain/phone-code.ts';
import { SECOND } from '../domain/units.ts';

/** What every authenticator app expects; some take nothing else. */
const FORM = { algorithm: 'SHA1', digits: 6 } as const;

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
