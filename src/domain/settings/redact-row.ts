/** What a row holds that is for no eye, under whatever it lies: what tells a PIN, and what makes a phone's codes. */
const SECRETS: ReadonlySet<string> = new Set(['pin', 'phone', 'salt', 'verify', 'secret', 'mac']);

/** Within a value it is the household's; a row of the settings has a field of that name, too. */
const SECRETS_WITHIN: ReadonlySet<string> = new Set([...SECRETS, 'key']);

/** Stands in the place of what is not shown. */
export const REDACTED = '•••';

/** A row as anybody may look at it: all of it, but for what would help to guess a PIN, a code or a key. */
export function redactRow(row: object): Record<string, unknown> {
  return shown(row, SECRETS);
}

function shown(value: object, secrets: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      secrets.has(field) ? REDACTED : shownPart(part),
    ]),
  );
}

function shownPart(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(shownPart);
  return typeof part === 'object' && part !== null ? shown(part, SECRETS_WITHIN) : part;
}
