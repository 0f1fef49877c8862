import { pictureInPictureWindow } from '../tracking/picture-in-picture.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { isLastVideoOver } from '../../domain/limits/evaluation/last-video.ts';
import type { LastVideo } from '../../domain/limits/evaluation/last-video.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { PageAnswer, VerdictMessage } from '../../messages/index.ts';
import { EMBEDDED } from '../tracking/page-state.ts';
import type { OverlayKind, OverlayView } from './overlay-contract.ts';

/** How often a document that is held is looked over, for what the events do not tell. */
const SWEEP: Millis = 250;

/** How long a document that has just begun waits for its first word before it goes on without. */
const FIRST_REPLY_TIMEOUT: Millis = 2000;

/** Data enough to play on: HTMLMediaElement.HAVE_FUTURE_DATA. */
const PLAYABLE = 3;

export interface PlaybackBlockerOptions {
  readonly clock: Clock;
  /** Whether somebody watches this document now. */
  readonly attended: () => boolean;
  /** Kintime's own screen lies over the page from now on, or no longer. */
  readonly covered: (covered: boolean) => void;
  /** The video that was allowed to finish has. */
  readonly finished: () => void;
  readonly answer: (answer: PageAnswer) => Promise<void>;
}

/** Holds one document to the word of the rules: nothing plays that must not. */
export class PlaybackBlocker {
  readonly #options: PlaybackBlockerOptions;
  #verdict: VerdictMessage | undefined;
  #notice: VerdictMessage['notice'] = null;
  /** Whether the first word is still to come. */
  #waiting = false;
  #covered = false;
  /** The video that may finish, as it was looked at last, and by when. */
  #last: HTMLMediaElement | undefined;
  #lastAs: LastVideo | undefined;
  #lastUntil: Millis = 0;
  /** What Kintime paused most recently. */
  #stopped: HTMLMediaElement | undefined;
  /** Whether that plays on as soon as it may, since nothing had begun yet. */
  #resumes = false;
  /** The same, since the person just said so: until that is answered, whatever else comes in between. */
  #answering = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: PlaybackBlockerOptions, signal: AbortSignal) {
    this.#options = options;
    globalThis.kintimeBlocker = {
      view: () => this.#view(),
      onMedia: (element) => this.meet(element),
      answer: async (answer) => {
        this.#answering = true;
        await options.answer(answer);
        this.#answering = false;
      },
      dismiss: () => this.#dismiss(),
    };
    signal.addEventListener('abort', () => {
      this.#verdict = undefined;
      this.#dismiss();
    });
  }

  /** Whether the pause before the site is on. */
  get isOpeningPause(): boolean {
    return this.#verdict?.state === 'opening-pause';
  }

  /** Lets nothing begin until the first word comes, which is before anybody would notice. */
  waitForVerdict(): void {
    this.#waiting = true;
    this.#apply();
    setTimeout(() => this.stopWaiting(), FIRST_REPLY_TIMEOUT);
  }

  /** No word will come. */
  stopWaiting(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#apply();
  }

  setVerdict(verdict: VerdictMessage): void {
    const before = this.#verdict?.state;
    this.#verdict = verdict;
    this.#waiting = false;
    // It is said in one reply only, and stands until somebody has read it; the one of the first
    // visit is said again and again, until somebody has closed it anywhere.
    const stays = this.#notice?.reason === 'first-visit' ? null : this.#notice;
    this.#notice = verdict.state === 'open' && !EMBEDDED ? (verdict.notice ?? stays) : null;
    if (verdict.state !== 'ending') this.#last = undefined;
    else if (before !== 'ending' && this.#options.attended()) this.#chooseLast(verdict.endsBy ?? 0);
    this.#apply();
  }

  /** A media element that may have begun to play, or gone on. */
  meet(element: HTMLMediaElement): void {
    if (element === this.#last) this.#follow(element);
    // Paused only once it really plays, it breaks no promise that the page was given.
    else if (this.#holds() && !element.paused && element.readyState >= PLAYABLE) {
      this.#stopped = element;
      element.pause();
    }
  }

  /** Whether nothing may begin to play here. */
  #holds(): boolean {
    return (
      this.#waiting ||
      (this.#verdict !== undefined && (this.#verdict.still || !isOpen(this.#verdict)))
    );
  }

  #chooseLast(endsBy: EpochMs): void {
    const { wall: host, mono } = this.#options.clock.now();
    this.#lastUntil = mono + endsBy - host;
    this.#lastAs = undefined;
    this.#last = mediaHere().find(({ paused, ended }) => !paused && !ended);
  }

  #follow({ currentSrc, currentTime, paused, ended }: HTMLMediaElement): void {
    const now = { source: currentSrc, seconds: currentTime, paused, ended };
    const isLate = this.#options.clock.now().mono >= this.#lastUntil;
    if (isLate || isLastVideoOver(this.#lastAs ?? now, now)) {
      this.#last = undefined;
      this.#options.finished();
      this.#apply();
    } else this.#lastAs = now;
  }

  #apply(): void {
    clearInterval(this.#timer);
    const covered =
      this.#verdict !== undefined && !isOpen(this.#verdict) && this.#last === undefined;
    if (covered !== this.#covered) {
      this.#covered = covered;
      this.#options.covered(covered);
    }
    if (this.#holds()) {
      this.#timer = setInterval(() => this.#pauseAll(), SWEEP);
      this.#pauseAll();
    } else {
      if (this.#resumes || this.#answering) void this.#stopped?.play().catch(() => undefined);
      this.#stopped = undefined;
    }
    this.#resumes = this.#waiting;
    globalThis.kintimeOverlay?.show();
  }

  #pauseAll(): void {
    for (const element of mediaHere()) this.meet(element);
    if (!this.#covered) return;
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    // What floats may be in no document at all, so nobody is asked whether anything does.
    void document.exitPictureInPicture?.().catch(() => undefined);
    pictureInPictureWindow()?.close();
    globalThis.kintimeOverlay?.show();
  }

  #view(): OverlayView | null {
    const verdict = this.#verdict;
    const notice = this.#notice;
    if (verdict === undefined || (isOpen(verdict) && notice === null)) return null;
    return { kind: this.#screenFor(verdict), verdict, notice, embedded: EMBEDDED };
  }

  #screenFor({ state }: VerdictMessage): OverlayKind {
    if (state === 'open') return 'notice';
    return state === 'ending' && this.#covered ? 'closed' : state;
  }

  #dismiss(): void {
    this.#notice = null;
    this.#apply();
  }
}

function isOpen({ state }: VerdictMessage): boolean {
  return state === 'open';
}

/** Every media element in the document and in its floating window, as far as they are in the open. */
function mediaHere(): HTMLMediaElement[] {
  const all = 'video,audio';
  const floating = pictureInPictureWindow()?.document;
  return [
    ...document.querySelectorAll<HTMLMediaElement>(all),
    ...(floating?.querySelectorAll<HTMLMediaElement>(all) ?? []),
  ];
}
