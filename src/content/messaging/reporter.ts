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
import { isOrphan, send } from './runtime.ts';

/** How often an attended document reports (design: Counting, rule 8); a little early, as ticks come each second. */
const REPORT_EVERY: Millis = 7.5 * SECOND;

/** The first report comes sooner: a short visit that ends badly would otherwise leave nothing. */
const FIRST_REPORT: Millis = 2 * SECOND;

const DEBOUNCE: Millis = SECOND;

/** How long to wait before saying again what was not acknowledged. */
const RETRY_DELAY: Millis = 10 * SECOND;

/** Failures that repeating would not mend. */
const PERMANENT_FAILURES: ReadonlySet<string | undefined> = new Set([
  'impossible',
  'malformed',
  'not-counting',
  'not-allowed',
]);

/** A change that is due is asked about this much later: by then it is there by every clock. */
const DUE_MARGIN: Millis = 20;

/** What is due in more than about a day, or never, waits for no timer: they take no such time. */
const LONGEST_TIMER: Millis = 1e8;

export interface ReporterOptions {
  readonly clock: Clock;
  /** Where the document is; the same object for as long as it stays there. */
  readonly location: () => PageLocation;
  readonly onStatus: (standing: DocumentStatus) => void;
  /** What the rules say may change now. */
  readonly due: () => void;
  /** The extension that this script belongs to is gone. */
  readonly orphaned: () => void;
}

/**
 * Carries what was measured to the background, and repeats it until it was acknowledged. Until
 * the background has said that counting was agreed to, nothing leaves the page.
 */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #signal: AbortSignal;
  readonly #document = crypto.randomUUID();
  readonly #began: EpochMs;
  #outbox: Outbox = EMPTY_OUTBOX;
  /** Undefined until the background has answered for the first time. */
  #counting: boolean | undefined;
  #sentAt: Millis = -Infinity;
  #nextChange: EpochMs = Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;
  #change: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReporterOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#began = Math.floor(options.clock.now().wall);
    signal.addEventListener('abort', () => {
      clearTimeout(this.#later);
      clearTimeout(this.#change);
    });
  }

  /** Introduces the document. @returns how long ago the page before it in this tab was touched */
  async hello(): Promise<Millis | null> {
    this.#sentAt = this.#options.clock.now().mono;
    const answer = await this.#request('hello', { began: this.#began });
    return answer?.ok === true ? answer.touchedAgoMs : null;
  }

  /** The document is somewhere else on the site, where the rules may say something else. */
  async moved(): Promise<void> {
    await this.#request('moved', {});
  }

  /** The video that was allowed to finish has. */
  async finished(): Promise<void> {
    await this.#ask('finished', { document: this.#document });
  }

  /** Hands on what the person answered to a question of Kintime's own. */
  async answer(answer: PageAnswer): Promise<void> {
    await this.#request('answer', { answer });
  }

  /** Counting was switched on or off. */
  setCounting(counting: boolean): void {
    this.#counting = counting;
    if (!counting) this.#outbox = { ...EMPTY_OUTBOX, sequence: this.#outbox.sequence };
  }

  enqueue(parcel: ReportBatch): void {
    if (this.#counting !== false) this.#outbox = enqueue(this.#outbox, parcel);
  }

  /** Whether what the rules say may have changed. */
  get isDue(): boolean {
    return this.#options.clock.now().wall >= this.#nextChange;
  }

  /** Reports if it is time to. */
  tick(): void {
    const waited = this.#options.clock.now().mono - this.#sentAt;
    if (this.#counting !== true) {
      // The word that counting began may have been lost.
      if (waited >= (this.#counting === false ? MINUTE : REPORT_EVERY)) void this.hello();
      return;
    }
    const every = this.#outbox.sequence === 0 ? FIRST_REPORT : REPORT_EVERY;
    if (waited >= every || this.isDue) void this.#report(null);
  }

  /** Reports soon, if it still holds: attention that comes right back, as between two videos, is worth no message. */
  soon(holds: () => boolean): void {
    this.#reportIn(DEBOUNCE, holds);
  }

  /** Reports now: there may be no other chance. */
  now(touchedAgoMs: Millis | null): void {
    if (hasUnsent(this.#outbox)) void this.#report(touchedAgoMs);
  }

  /** Reports everything that was not acknowledged yet, and settles when that is done. */
  async handOver(): Promise<void> {
    await this.#report(null);
  }

  async #report(touchedAgoMs: Millis | null): Promise<void> {
    clearTimeout(this.#later);
    if (this.#counting !== true || isEmpty(this.#outbox)) return;
    const { outbox, sequence, batch } = dispatch(this.#outbox);
    this.#outbox = outbox;
    this.#sentAt = this.#options.clock.now().mono;
    this.#nextChange = Infinity;
    const answer = await this.#request('report', { sequence, ...batch, touchedAgoMs });
    // What cannot be true will not become true by being said again.
    const settled = answer?.ok === true || PERMANENT_FAILURES.has(answer?.error);
    if (settled) this.#outbox = acknowledge(this.#outbox, sequence);
    else this.#reportIn(RETRY_DELAY);
    if (answer?.ok === false && answer.error === 'not-counting') this.setCounting(false);
  }

  #reportIn(delay: Millis, holds = () => true): void {
    clearTimeout(this.#later);
    if (this.#signal.aborted) return;
    this.#later = setTimeout(() => {
      if (holds()) void this.#report(null);
    }, delay);
  }

  /** Asks what says where the document is, and does what the reply says. */
  async #request<N extends Exclude<PageMessageName, 'finished'>>(
    name: N,
    request: Omit<Request<N>, 'document' | keyof PageLocation>,
  ): Promise<Answer<N> | undefined> {
    const place = this.#options.location();
    const answer = await this.#ask(name, { document: this.#document, ...place, ...request });
    if (answer?.ok !== true) return answer;
    this.setCounting(answer.counting);
    this.#nextChange = answer.nextChange ?? Infinity;
    this.#awaitChange();
    // What was said of another place does not hold here; there is an answer for this one to come.
    if (place === this.#options.location()) this.#options.onStatus(answer);
    return answer;
  }

  /** Ticks come once a second; what the rules say is asked about at the very moment. */
  #awaitChange(): void {
    clearTimeout(this.#change);
    const wait = this.#nextChange - this.#options.clock.now().wall;
    if (wait > 0 && wait < LONGEST_TIMER)
      this.#change = setTimeout(this.#options.due, wait + DUE_MARGIN);
  }

  async #ask<N extends PageMessageName>(
    name: N,
    request: Request<N>,
  ): Promise<Answer<N> | undefined> {
    try {
      return await send(name, request);
    } catch {
      if (isOrphan()) this.#options.orphaned();
      return undefined;
    }
  }
}
