/** What a row holds that is for no eye, under whatever it lies: what tells a PIN, and what makes a phone's codes. */
const SECRETS: ReadonlySet<string> = new Set(['pin', 'phone', 'salt', 'verify', 'secret', 'mac']);

/** Stands in the place of what is not shown. */
export const HIDDEN = '•••';

/** A row as anybody may look at it: all of it, but for what would help to guess a PIN or a code. */
export function shownRow(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      SECRETS.has(field) ? HIDDEN : shownValue(value),
    ]),
  );
}

function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownValue);
  return typeof value === 'object' && value !== null ? shownRow(value) : value;
}
