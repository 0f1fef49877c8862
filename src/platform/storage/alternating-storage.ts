import { toBase64 } from '../crypto/text-encoding.ts';
import { readLocal, writeLocal } from './local-storage.ts';

interface Entry {
  readonly sequence: number;
  /** JSON. */
  readonly text: string;
  /** A checksum of both. */
  readonly check: string;
}

/**
 * A value in `storage.local`, written to two keys in turn, each with a checksum: a write that a
 * full disk or a crash cut off leaves the value before it.
 */
export class AlternatingStorage {
  readonly #keys: readonly [string, string];

  constructor(name: string) {
    this.#keys = [`${name}:0`, `${name}:1`];
  }

  /** The last value that was written as a whole; `undefined` if there is none. */
  async read(): Promise<unknown> {
    const entry = await this.#latest();
    return entry === undefined ? undefined : JSON.parse(entry.text);
  }

  async write(value: unknown): Promise<void> {
    const sequence = ((await this.#latest())?.sequence ?? 0) + 1;
    const text = JSON.stringify(value);
    const entry: Entry = { sequence, text, check: await checksum(sequence, text) };
    await writeLocal(this.#keys[sequence % 2 === 0 ? 0 : 1], entry);
  }

  async #latest(): Promise<Entry | undefined> {
    const entries = await Promise.all(this.#keys.map(readEntry));
    return entries
      .filter((entry) => entry !== undefined)
      .toSorted((a, b) => a.sequence - b.sequence)
      .at(-1);
  }
}

/** The keys are read one at a time: one that cannot be read must not hide the other. */
async function readEntry(key: string): Promise<Entry | undefined> {
  const entry = await readLocal(key).catch(() => undefined);
  if (!isEntry(entry)) return undefined;
  return entry.check === (await checksum(entry.sequence, entry.text)) ? entry : undefined;
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sequence' in value &&
    typeof value.sequence === 'number' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'check' in value &&
    typeof value.check === 'string'
  );
}

async function checksum(sequence: number, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${sequence} ${text}`);
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
