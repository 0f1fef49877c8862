import type { RecordCounts, RecordKind } from '../../domain/elsewhere/record-kinds.ts';
import { MOST_VIDEOS } from '../../domain/elsewhere/time-steps.ts';
import type { ExportContent } from '../../messages/export-worker.ts';
import { parseTime } from './parse-time.ts';
import type { Seconds } from './parse-time.ts';
import { ExportError } from './read-error.ts';

/** All that is taken out of an export while it is read: times, and how many entries there are. */
export class CollectedTimes {
  /** Whether a watch history was found, even if it is empty. */
  hasHistory = false;
  /** Whether the file is an export of TikTok at all. */
  isExport = false;
  #seconds = new Float64Array(1024);
  #length = 0;
  #rows = 0;
  #unusable = 0;
  readonly #latest: Seconds;
  readonly #counts = new Map<RecordKind, number>();

  /** @param latest a later time is none */
  constructor(latest: Seconds) {
    this.#latest = latest;
  }

  /** A row of the watch history. @param time `null` for a row without any */
  addRow(time: string | number | null): void {
    this.#rows += 1;
    const seconds = time === null ? null : parseTime(time, this.#latest);
    if (seconds === null) {
      this.#unusable += 1;
      return;
    }
    if (this.#length === MOST_VIDEOS) throw new ExportError('too-large');
    if (this.#length === this.#seconds.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#seconds);
      this.#seconds = longer;
    }
    this.#seconds[this.#length] = seconds;
    this.#length += 1;
  }

  count(kind: RecordKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** @throws ExportError if there is nothing to use */
  finish(format: ExportContent['format']): ExportContent {
    if (this.#rows === 0 || !this.hasHistory) {
      throw new ExportError(this.isExport || this.hasHistory ? 'no-history' : 'not-tiktok');
    }
    if (this.#length === 0) throw new ExportError('no-times');
    const sorted = this.#seconds.subarray(0, this.#length).toSorted();
    const seconds = sorted.filter((one, i) => one !== sorted[i - 1]);
    const counts: RecordCounts = Object.fromEntries(this.#counts);
    return { seconds, format, rows: this.#rows, unusable: this.#unusable, counts };
  }
}
