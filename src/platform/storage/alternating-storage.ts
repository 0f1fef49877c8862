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
 * A value in `storage.local`, written to two keys one after the other, each with a checksum: a
 * write that a full disk or a crash cut off leaves the other key as it was.
 */
export class AlternatingStorage {
  readonly #keys: readonly [string, string];

  constructor(name: string) {
    this.#keys = [`${name}:0`, `${name}:1`];
  }

  /**
   * The last value that was written as a whole; `undefined` if there is none.
   * @throws if there may be one that cannot be read
   */
  async read(): Promise<unknown> {
    const entry = latest(await this.#entries());
    return entry === undefined ? undefined : JSON.parse(entry.text);
  }

  /**
   * Replaces the value at both keys, so that nothing of the one before stays.
   * @throws if either could not be replaced
   */
  async write(value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    await this.#replaceOlder(text);
    await this.#replaceOlder(text);
  }

  /** Whether both keys hold the same value: the last write was completed. */
  async isSettled(): Promise<boolean> {
    const [first, second] = await this.#entries();
    return first?.text === second?.text;
  }

  async #replaceOlder(text: string): Promise<void> {
    const sequence = (latest(await this.#entries())?.sequence ?? 0) + 1;
    const entry: Entry = { sequence, text, check: await checksum(sequence, text) };
    await writeLocal(this.#keys[sequence % 2 === 0 ? 0 : 1], entry);
    // Before the other key, which may hold the only whole entry, is overwritten.
    if (latest(await this.#entries())?.check !== entry.check) throw new Error('not stored');
  }

  /** The keys are read one at a time: one that cannot be read must not hide the other. */
  async #entries(): Promise<readonly (Entry | undefined)[]> {
    const results = await Promise.allSettled(this.#keys.map(readEntry));
    const entries = results.map((result) =>
      result.status === 'fulfilled' ? result.value : undefined,
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined && latest(entries) === undefined) throw failed.reason;
    return entries;
  }
}

function latest(entries: readonly (Entry | undefined)[]): Entry | undefined {
  return entries
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => a.sequence - b.sequence)
    .at(-1);
}

/** @returns `undefined` if there is none, or not a whole one */
async function readEntry(key: string): Promise<Entry | undefined> {
  const entry = await readLocal(key);
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
