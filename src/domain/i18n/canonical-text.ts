import { compareText } from './compare-text.ts';

/** Far more parts than any row of Kintime has. */
const MAX_PARTS = 100_000;

/**
 * A value as text that does not depend on the order of fields. Different values have different
 * texts, except that a field that is `undefined` counts as missing.
 * @throws RangeError if the value is cyclic or has more than 100,000 parts
 */
export function canonicalText(value: unknown): string {
  let parts = 0;
  const write = (part: unknown): string => {
    parts += 1;
    if (parts > MAX_PARTS) throw new RangeError('Value too large');
    if (part === null) return 'null';
    if (typeof part === 'string') return JSON.stringify(part);
    if (typeof part === 'bigint') return `${part}n`;
    if (typeof part === 'number' || typeof part === 'boolean') return String(part);
    if (typeof part !== 'object') return 'undefined';
    if (Array.isArray(part)) return `[${part.map(write).join()}]`;
    if (part instanceof Date) return `Date ${part.getTime()}`;
    const fields = Object.entries(part)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => compareText(a, b));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join()}}`;
  };
  return write(value);
}
