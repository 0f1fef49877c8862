import { openDocuments } from '../observers/picture-in-picture.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { isLastVideoOver } from '../../domain/limits/evaluation/last-video.ts';
import type { LastVideo } from '../../domain/limits/evaluation/last-video.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { PageAnswer, VerdictMessage } from '../../messages/index.ts';
import { findMedia, HAVE_FUTURE_DATA } from '../observers/media-elements.ts';
import { EMBEDDED } from '../observers/page-state.ts';
import { visiblePx } from '../observers/visible-area.ts';
import type { BlockerHandle, OverlayView } from './overlay-contract.ts';

/** Poll interval while playback is blocked: some media start without an event that reaches us. */
const POLL_INTERVAL: Millis = 250;

/** How long a new document blocks playback while it waits for the first verdict. */
const FIRST_REPLY_TIMEOUT: Millis = 2000;

export interface PlaybackBlockerOptions {
  readonly clock: Clock;
  readonly isAttended: () => boolean;
  /** Kintime's overlay now covers the page, or no longer does. */
  readonly onCover: (covered: boolean) => void;
  readonly answer: (answer: PageAnswer) => Promise<void>;
}

/** Enforces the verdict in one document: pauses media that may not play (rule A19). */
export class PlaybackBlocker implements BlockerHandle {
  readonly #options: PlaybackBlockerOptions;
  #verdict: VerdictMessage | undefined;
  #notice: VerdictMessage['notice'] = null;
  /** Whether the first verdict is still pending. */
  #waiting = false;
  #covered = false;
  /** The video that may finish (rule A11), its state at the last check, and its deadline. */
  #last: HTMLMediaElement | undefined;
  #lastState: LastVideo | undefined;
  #lastUntil: Millis = 0;
  /** The element that Kintime paused most recently. */
  #paused: HTMLMediaElement | undefined;
  /** Whether it resumes once it may: it was paused only while the first verdict was pending. */
  #resumes = false;
  /**
   * Whether it resumes because the person just answered. Holds until the background has handled
   * the answer, since the same verdict may arrive again in between.
   */
  #answering = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: PlaybackBlockerOptions, signal: AbortSignal) {
    this.#options = options;
    globalThis.kintimeBlocker = this;
    signal.addEventListener('abort', () => this.release());
  }

  async answer(answer: PageAnswer): Promise<void> {
    this.#answering = true;
    await this.#options.answer(answer);
    this.#answering = false;
  }

  get isOpeningPause(): boolean {
    return this.#verdict?.state === 'opening-pause';
  }

  /** Blocks playback until the first verdict or `FIRST_REPLY_TIMEOUT`. */
  waitForVerdict(): void {
    this.#waiting = true;
    this.#apply();
    setTimeout(() => this.stopWaiting(), FIRST_REPLY_TIMEOUT);
  }

  /** Goes on without a verdict. */
  stopWaiting(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#apply();
  }

  /** Applies no verdict until the next one: the document is not on the site, or no longer watched. */
  release(): void {
    this.#verdict = undefined;
    this.#waiting = false;
    this.dismiss();
  }

  setVerdict(verdict: VerdictMessage): void {
    const before = this.#verdict?.state;
    this.#verdict = verdict;
    this.#waiting = false;
    // A notice comes with one reply only and stays until it is dismissed.
    this.#notice = isOpen(verdict) ? (verdict.notice ?? this.#notice) : null;
    if (verdict.state !== 'ending') this.#last = undefined;
    else if (before !== 'ending' && this.#options.isAttended()) {
      this.#chooseLast(verdict.endsBy ?? 0);
    }
    this.#apply();
  }

  /** Handles a media element that may have started or resumed. */
  onMedia(element: HTMLMediaElement): void {
    if (element === this.#last) this.#checkLast(element);
    // Pausing before the element really plays would reject the page's `play()` promise.
    else if (this.#isBlocking() && !element.paused && element.readyState >= HAVE_FUTURE_DATA) {
      this.#paused = element;
      element.pause();
    }
  }

  /** Whether an element plays in view, or might if Kintime did not keep it paused. */
  playsOrIsHeld(element: HTMLMediaElement): boolean {
    return (
      playsInView(element) || (this.#isBlocking() && element.isConnected && visiblePx(element) > 0)
    );
  }

  #isBlocking(): boolean {
    return this.#waiting || this.#verdict?.still === true || !isOpen(this.#verdict);
  }

  #chooseLast(endsBy: EpochMs): void {
    const { wall, mono } = this.#options.clock.now();
    this.#lastUntil = mono + endsBy - wall;
    this.#lastState = undefined;
    this.#last = allMedia()
      .filter(playsInView)
      .toSorted((a, b) => visiblePx(b) - visiblePx(a))[0];
  }

  #checkLast(element: HTMLMediaElement): void {
    const { currentSrc: source, currentTime: seconds, paused } = element;
    const now = { source, seconds, paused, ended: element.ended };
    const isLate = this.#options.clock.now().mono >= this.#lastUntil;
    // While a source is replaced, the position is 0 for a moment.
    if (!isLate && !paused && element.readyState < HAVE_FUTURE_DATA) return;
    if (isLate || isLastVideoOver(this.#lastState ?? now, now)) {
      this.#last = undefined;
      void this.#options.answer('finished');
      this.#apply();
    } else this.#lastState = now;
  }

  #apply(): void {
    clearInterval(this.#timer);
    const covered = !isOpen(this.#verdict) && this.#last === undefined;
    if (covered !== this.#covered) {
      this.#covered = covered;
      this.#options.onCover(covered);
    }
    if (this.#isBlocking()) {
      this.#timer = setInterval(() => this.#pauseAll(), POLL_INTERVAL);
      this.#pauseAll();
    } else {
      if (this.#resumes || this.#answering) void this.#paused?.play().catch(() => undefined);
      this.#paused = undefined;
    }
    this.#resumes = this.#waiting;
    globalThis.kintimeOverlay?.show?.();
  }

  #pauseAll(): void {
    for (const element of allMedia()) this.onMedia(element);
    if (this.#covered) globalThis.kintimeOverlay?.show?.();
  }

  view(): OverlayView | null {
    const verdict = this.#verdict;
    const notice = this.#notice;
    if (verdict === undefined || (isOpen(verdict) && notice === null)) return null;
    const { state } = verdict;
    const isClosing = state === 'ending' && this.#covered;
    const kind = isClosing ? 'closed' : state === 'open' ? 'notice' : state;
    return { kind, verdict, notice, embedded: EMBEDDED };
  }

  dismiss(): void {
    this.#notice = null;
    this.#apply();
  }
}

function isOpen(verdict: VerdictMessage | undefined): boolean {
  return verdict === undefined || verdict.state === 'open';
}

function playsInView(element: HTMLMediaElement): boolean {
  return !element.paused && !element.ended && visiblePx(element) > 0;
}

function allMedia(): HTMLMediaElement[] {
  return openDocuments().flatMap(findMedia);
}
