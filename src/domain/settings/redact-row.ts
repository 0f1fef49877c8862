/** Fields that are redacted at any depth: PIN hashes, TOTP secrets and MACs. */
const SECRETS: ReadonlySet<string> = new Set([
  'pin',
  'phone',
  'salt',
  'verify',
  'publicKey',
  'secret',
  'mac',
  'password',
]);

/** Below the top level, `key` is the household's key; at the top level, it is a setting's name. */
const NESTED_SECRETS: ReadonlySet<string> = new Set([...SECRETS, 'key']);

/** Replaces a redacted value. */
export const REDACTED = '•••';

/** A row for display, without anything that would help to guess a PIN, a code or a key. */
export function redactRow(row: object): Record<string, unknown> {
  return redact(row, SECRETS);
}

function redact(value: object, secrets: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      secrets.has(field) ? REDACTED : redactNested(part),
    ]),
  );
}

function redactNested(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(redactNested);
  return typeof part === 'object' && part !== null ? redact(part, NESTED_SECRETS) : part;
}
