import type { RecordKind } from '../../domain/elsewhere/record-kinds.ts';
import type { CollectedTimes } from './collected-times.ts';
import { isLikesKey, isTimeKey } from './section-names.ts';

/** A longer line is none of an export; what follows of it is dropped. */
const LONGEST_LINE = 100_000;

/**
 * Reads one file of the text form: rows of lines such as `Date: 2024-05-06 10:00:00 UTC`, with an
 * empty line between them. A sentence such as "You have no data in this section" is no row.
 */
export class TextReader {
  readonly #times: CollectedTimes;
  readonly #kind: RecordKind;
  readonly #decoder = new TextDecoder();
  #rest = '';
  #time: string | null = null;
  #isOwnPost = false;

  /** @param kind of the rows; the times of those watched are kept */
  constructor(times: CollectedTimes, kind: RecordKind) {
    this.#times = times;
    this.#kind = kind;
  }

  write(bytes: Uint8Array): void {
    this.#read(this.#rest + this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#read(`${this.#rest}${this.#decoder.decode()}\n`);
    this.#endRow();
  }

  #read(text: string): void {
    const lines = text.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE) this.#rest = '';
    for (const line of lines) this.#readLine(line);
  }

  #readLine(line: string): void {
    const colon = line.indexOf(':');
    if (colon === -1) {
      if (line.trim() === '') this.#endRow();
      return;
    }
    const key = line.slice(0, colon);
    if (isLikesKey(key)) this.#isOwnPost = true;
    if (!isTimeKey(key)) return;
    this.#endRow();
    this.#time = line.slice(colon + 1);
  }

  #endRow(): void {
    if (this.#time !== null) {
      const isWatched = this.#kind === 'watched' && !this.#isOwnPost;
      if (isWatched) this.#times.addRow(this.#time);
      this.#times.count(this.#isOwnPost ? 'posts' : this.#kind);
    }
    this.#time = null;
    this.#isOwnPost = false;
  }
}
