import { Tokenizer, TokenType } from '@streamparser/json';
import type { RecordKind } from '../../domain/elsewhere/record-kinds.ts';
import type { CollectedTimes } from './collected-times.ts';
import { ExportError } from './read-error.ts';
import {
  isKnownSection,
  isLikesKey,
  isLiveMap,
  isTimeKey,
  isVideoList,
  kindOf,
  isWatchHistory,
} from './section-names.ts';

/** No export is nested as deeply. */
const DEEPEST = 32;

/** A text of this length is no export, and would fill the memory. */
const LONGEST_TOKEN = 8_000_000;

/** What an object or array is to the reader. */
type Role =
  | 'other'
  /** The watch history, or the map of live streams: each of its entries is a row. */
  | 'history'
  | 'live'
  /** Another list, whose entries are counted. */
  | 'counted'
  | 'row';

interface Container {
  readonly isArray: boolean;
  readonly role: Role;
  /** The key under which it was found; empty in an array and for the whole file. */
  readonly name: string;
  readonly kind: RecordKind;
  /** The key of the value that comes next. */
  key: string;
}

interface Row {
  time: string | number | null;
  isOwnPost: boolean;
}

/** What may come next, for telling JSON from what only looks like it. */
type Expected =
  | 'value'
  | 'value-or-end'
  | 'key'
  | 'key-or-end'
  | 'colon'
  | 'comma-or-end'
  | 'nothing';

/**
 * Reads the JSON form of an export as a stream: nothing is kept but times and counts, so that a file
 * of a gigabyte needs no more memory than a small one.
 */
export class JsonReader {
  readonly #times: CollectedTimes;
  readonly #tokenizer = new Tokenizer({ stringBufferSize: 65_536 });
  readonly #open: Container[] = [];
  #expected: Expected = 'value';
  #row: Row | null = null;
  #fed = 0;
  #lastTokenAt = 0;

  constructor(times: CollectedTimes) {
    this.#times = times;
    this.#tokenizer.onToken = ({ token, value }) => {
      this.#lastTokenAt = this.#fed;
      this.#accept(token, value);
    };
    this.#tokenizer.onError = () => {
      throw this.#damaged();
    };
    this.#tokenizer.onEnd = () => undefined;
  }

  /** @throws ExportError if this is no JSON */
  write(bytes: Uint8Array): void {
    this.#fed += bytes.length;
    this.#tokenizer.write(bytes);
    if (this.#fed - this.#lastTokenAt > LONGEST_TOKEN) throw this.#damaged();
  }

  /** @throws ExportError if the file is cut off */
  end(): void {
    if (this.#expected === 'nothing') return;
    throw new ExportError(this.#times.isExport ? 'cut-off' : 'not-tiktok');
  }

  #damaged(): ExportError {
    return new ExportError(this.#times.isExport ? 'damaged' : 'not-tiktok');
  }

  #accept(token: TokenType, value: unknown): void {
    const expected = this.#expected;
    switch (token) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        this.#expect('value', 'value-or-end');
        this.#enter(token === TokenType.LEFT_BRACKET);
        return;
      case TokenType.RIGHT_BRACE:
        this.#expect('key-or-end', 'comma-or-end');
        this.#leave(false);
        return;
      case TokenType.RIGHT_BRACKET:
        this.#expect('value-or-end', 'comma-or-end');
        this.#leave(true);
        return;
      case TokenType.COLON:
        this.#expect('colon');
        this.#expected = 'value';
        return;
      case TokenType.COMMA:
        this.#expect('comma-or-end');
        this.#expected = this.#open.at(-1)?.isArray === true ? 'value' : 'key';
        return;
      case TokenType.STRING:
        if (expected === 'key' || expected === 'key-or-end') this.#enterKey(String(value));
        else this.#acceptValue(String(value));
        return;
      case TokenType.NUMBER:
        this.#acceptValue(Number(value));
        return;
      case TokenType.TRUE:
      case TokenType.FALSE:
      case TokenType.NULL:
        this.#acceptValue(null);
        return;
      case TokenType.SEPARATOR:
        throw this.#damaged();
    }
  }

  #expect(...allowed: readonly Expected[]): void {
    if (!allowed.includes(this.#expected)) throw this.#damaged();
  }

  #enterKey(key: string): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.key = key;
    if (isKnownSection(key)) this.#times.isExport = true;
    // An empty section is known by its name, whatever stands for "no data".
    if (isWatchHistory(key)) this.#times.hasHistory = true;
    this.#expected = 'colon';
  }

  /** A value that is no container. */
  #acceptValue(value: string | number | null): void {
    this.#expect('value', 'value-or-end');
    const parent = this.#open.at(-1);
    if (parent?.role === 'counted') this.#times.count(parent.kind);
    if (parent?.role === 'row' && this.#row !== null) {
      if (isTimeKey(parent.key)) this.#row.time ??= value;
      if (isLikesKey(parent.key)) this.#row.isOwnPost = true;
    }
    this.#expected = parent === undefined ? 'nothing' : 'comma-or-end';
  }

  #enter(isArray: boolean): void {
    if (this.#open.length === DEEPEST) throw this.#damaged();
    const parent = this.#open.at(-1);
    const name = parent?.key ?? '';
    if (parent?.role === 'counted') this.#times.count(parent.kind);
    const role = this.#roleOf(parent, name, isArray);
    if (role === 'row') this.#row = { time: null, isOwnPost: false };
    const kind = role === 'counted' ? kindOf(this.#pathTo(name)) : 'other';
    this.#open.push({ isArray, role, name, kind, key: '' });
    this.#expected = isArray ? 'value-or-end' : 'key-or-end';
  }

  #roleOf(parent: Container | undefined, name: string, isArray: boolean): Role {
    if (parent?.role === 'history') return isArray ? 'other' : 'row';
    if (parent?.role === 'live') return isArray || name === LIVE_PLACEHOLDER ? 'other' : 'row';
    if (parent === undefined || this.#isInsideList()) return 'other';
    if (!isArray && !isLiveMap(name, parent.name)) return 'other';
    if (!isArray) {
      this.#times.hasHistory = true;
      return 'live';
    }
    if (!this.#isHistory(parent, name)) return 'counted';
    this.#times.hasHistory = true;
    this.#times.isExport = true;
    return 'history';
  }

  /** Whether a list is the watch history. */
  #isHistory(parent: Container, name: string): boolean {
    if (!isVideoList(name)) return isWatchHistory(name);
    // In 2022 there were files that held nothing but the list.
    return this.#open.length === 1 || isWatchHistory(parent.name);
  }

  #isInsideList(): boolean {
    return this.#open.some(({ role }) => role !== 'other');
  }

  #pathTo(name: string): string[] {
    return [...this.#open.map((each) => each.name), name].filter((each) => each !== '');
  }

  #leave(isArray: boolean): void {
    const closed = this.#open.pop();
    if (closed?.isArray !== isArray) throw this.#damaged();
    if (closed.role === 'row') this.#endRow(this.#open.at(-1)?.role === 'live');
    this.#expected = this.#open.length === 0 ? 'nothing' : 'comma-or-end';
  }

  #endRow(isLive: boolean): void {
    const row = this.#row;
    this.#row = null;
    if (row === null || row.isOwnPost) {
      this.#times.count('posts');
      return;
    }
    this.#times.addRow(row.time);
    this.#times.count(isLive ? 'live' : 'watched');
  }
}

/** The key of an entry that stands for "none". */
const LIVE_PLACEHOLDER = '-1';
