import type { Clock } from '../../domain/time/clock.ts';
import {
  acknowledge,
  dispatch,
  EMPTY_OUTBOX,
  isEmpty,
  hasUnsent,
  enqueue,
} from '../../domain/tracking/outbox.ts';
import type { Outbox, ReportBatch } from '../../domain/tracking/outbox.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type {
  Answer,
  PageAnswer,
  PageMessageName,
  PageLocation,
  Request,
  DocumentStatus,
} from '../../messages/index.ts';
import { isExtensionGone, send } from './runtime.ts';

/** Report interval while attended (rule C8: 8 s); a little less, since ticks come once a second. */
const REPORT_INTERVAL: Millis = 7.5 * SECOND;

/** The first report comes sooner, or a short visit that ends in a crash would leave nothing. */
const FIRST_REPORT_DELAY: Millis = 2 * SECOND;

const DEBOUNCE: Millis = SECOND;

/** How long to wait before an unacknowledged report is sent again. */
const RETRY_DELAY: Millis = 10 * SECOND;

/** Errors that a retry cannot fix. */
const PERMANENT_FAILURES: ReadonlySet<string | undefined> = new Set([
  'impossible',
  'malformed',
  'not-allowed',
]);

/** Delay after a scheduled change, so that it has happened by the background's clock too. */
const DUE_MARGIN: Millis = 20;

/** Longer delays get no timer: `setTimeout` overflows at 2^31 ms. */
const MAX_TIMER: Millis = 1e8;

export interface ReporterOptions {
  readonly clock: Clock;
  /** Where the document is; the same object until it moves. */
  readonly location: () => PageLocation;
  readonly onStatus: (status: DocumentStatus) => void;
  /** The verdict may change now. */
  readonly onDue: () => void;
  /** The extension of this script is gone. */
  readonly onOrphaned: () => void;
}

/**
 * Sends measured time to the background until it is acknowledged (rule C8). Before counting was
 * agreed to, nothing is sent (rule C10).
 */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #signal: AbortSignal;
  /** Unique, but easy to guess; `randomUUID` is missing in frames of pages over http. */
  readonly #document = Math.random().toString(36);
  #began: EpochMs | undefined;
  #outbox: Outbox = EMPTY_OUTBOX;
  /** `undefined` until the background has replied for the first time. */
  #counting: boolean | undefined;
  #sentAt: Millis = -Infinity;
  #nextChange: EpochMs = Infinity;
  #reportTimer: ReturnType<typeof setTimeout> | undefined;
  #changeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReporterOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      clearTimeout(this.#reportTimer);
      clearTimeout(this.#changeTimer);
    });
  }

  /**
   * Announces the document, which begins with the first call: what comes to the site when a rule
   * has been reached is late (rule A11), whenever the page was loaded.
   * @returns time since the last input in the previous document of the tab
   */
  async hello(): Promise<Millis | null> {
    const { wall, mono } = this.#options.clock.now();
    this.#sentAt = mono;
    this.#began ??= Math.floor(wall);
    const answer = await this.#request('hello', { began: this.#began });
    return answer?.ok === true ? answer.touchedAgoMs : null;
  }

  /** Asks for a new verdict, since the document moved to another part of the site. */
  async moved(): Promise<void> {
    await this.#request('moved', {});
  }

  /** Sends the person's answer to an overlay, or that the last video has finished. */
  async answer(answer: PageAnswer): Promise<void> {
    await this.#request('answer', { answer });
  }

  setCounting(counting: boolean): void {
    this.#counting = counting;
    if (!counting) this.#outbox = { ...EMPTY_OUTBOX, sequence: this.#outbox.sequence };
  }

  enqueue(batch: ReportBatch): void {
    if (this.#counting !== false) this.#outbox = enqueue(this.#outbox, batch);
  }

  /** Whether the verdict may have changed. */
  get isDue(): boolean {
    return this.#options.clock.now().wall >= this.#nextChange;
  }

  /** Reports if the interval has passed or the verdict may have changed. */
  tick(): void {
    const waited = this.#options.clock.now().mono - this.#sentAt;
    if (this.#counting !== true) {
      // The notice that counting started may have been lost.
      if (waited >= (this.#counting === false ? MINUTE : REPORT_INTERVAL)) void this.hello();
      return;
    }
    const interval = this.#outbox.sequence === 0 ? FIRST_REPORT_DELAY : REPORT_INTERVAL;
    if (waited >= interval || this.isDue) void this.#report(null);
  }

  /** Reports after a debounce if `isStillDue`: attention often returns at once, as between two videos. */
  reportSoon(isStillDue: () => boolean): void {
    this.#reportIn(DEBOUNCE, isStillDue);
  }

  /** Reports at once, since the document may never run again. */
  reportNow(touchedAgoMs: Millis | null): void {
    if (hasUnsent(this.#outbox)) void this.#report(touchedAgoMs);
  }

  /** Sends everything unacknowledged and resolves when the background has replied. */
  async flush(): Promise<void> {
    await this.#report(null);
  }

  async #report(touchedAgoMs: Millis | null): Promise<void> {
    clearTimeout(this.#reportTimer);
    if (this.#counting !== true || isEmpty(this.#outbox)) return;
    const { outbox, sequence, batch } = dispatch(this.#outbox);
    this.#outbox = outbox;
    this.#sentAt = this.#options.clock.now().mono;
    this.#nextChange = Infinity;
    const answer = await this.#request('report', { sequence, ...batch, touchedAgoMs });
    const settled = answer?.ok === true || PERMANENT_FAILURES.has(answer?.error);
    if (settled) this.#outbox = acknowledge(this.#outbox, sequence);
    else this.#reportIn(RETRY_DELAY);
  }

  #reportIn(delay: Millis, isStillDue = () => true): void {
    clearTimeout(this.#reportTimer);
    if (this.#signal.aborted) return;
    this.#reportTimer = setTimeout(() => {
      if (isStillDue()) void this.#report(null);
    }, delay);
  }

  /** Sends a message with the document's location and applies the reply. */
  async #request<N extends PageMessageName>(
    name: N,
    request: Omit<Request<N>, 'document' | keyof PageLocation>,
  ): Promise<Answer<N> | undefined> {
    const location = this.#options.location();
    try {
      const answer = await send(name, { document: this.#document, ...location, ...request });
      if (!answer.ok) return answer;
      this.setCounting(answer.counting);
      this.#nextChange = answer.nextChange ?? Infinity;
      this.#scheduleChange();
      // A verdict for the previous location is outdated; the reply for the current one is pending.
      if (location === this.#options.location()) this.#options.onStatus(answer);
      return answer;
    } catch {
      if (isExtensionGone()) this.#options.onOrphaned();
      return undefined;
    }
  }

  /** Ticks come once a second, but the next verdict is asked for at the exact moment. */
  #scheduleChange(): void {
    clearTimeout(this.#changeTimer);
    const wait = this.#nextChange - this.#options.clock.now().wall;
    if (wait > 0 && wait < MAX_TIMER)
      this.#changeTimer = setTimeout(this.#options.onDue, wait + DUE_MARGIN);
  }
}
