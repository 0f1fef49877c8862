import { floatingWindow } from '../tracking/picture-in-picture.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { isOver } from '../../domain/limits/evaluation/last-video.ts';
import type { LastVideo } from '../../domain/limits/evaluation/last-video.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { PageAnswer, Word } from '../../messages/index.ts';
import { EMBEDDED } from '../tracking/page-state.ts';
import type { Screen, View } from './overlay-contract.ts';

/** How often a document that is held is looked over, for what the events do not tell. */
const SWEEP: Millis = 250;

/** How long a document that has just begun waits for its first word before it goes on without. */
const PATIENCE: Millis = 2000;

/** Data enough to play on: HTMLMediaElement.HAVE_FUTURE_DATA. */
const PLAYABLE = 3;

export interface KeeperParts {
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
export class Keeper {
  readonly #parts: KeeperParts;
  #word: Word | undefined;
  #notice: Word['notice'] = null;
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
  #sweep: ReturnType<typeof setInterval> | undefined;

  constructor(parts: KeeperParts, signal: AbortSignal) {
    this.#parts = parts;
    globalThis.kintimeKeeper = {
      view: () => this.#view(),
      meet: (element) => this.meet(element),
      answer: async (answer) => {
        this.#answering = true;
        await parts.answer(answer);
        this.#answering = false;
      },
      dismiss: () => this.#dismiss(),
    };
    signal.addEventListener('abort', () => {
      this.#word = undefined;
      this.#dismiss();
    });
  }

  /** Whether the pause before the site is on. */
  get pauses(): boolean {
    return this.#word?.state === 'opening-pause';
  }

  /** Lets nothing begin until the first word comes, which is before anybody would notice. */
  wait(): void {
    this.#waiting = true;
    this.#obey();
    setTimeout(() => this.goOn(), PATIENCE);
  }

  /** No word will come. */
  goOn(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#obey();
  }

  hear(word: Word): void {
    const before = this.#word?.state;
    this.#word = word;
    this.#waiting = false;
    // It is said in one reply only, and stands until somebody has read it; the one of the first
    // visit is said again and again, until somebody has closed it anywhere.
    const stays = this.#notice?.reason === 'first-visit' ? null : this.#notice;
    this.#notice = word.state === 'open' && !EMBEDDED ? (word.notice ?? stays) : null;
    if (word.state !== 'ending') this.#last = undefined;
    else if (before !== 'ending' && this.#parts.attended()) this.#chooseLast(word.endsBy ?? 0);
    this.#obey();
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
    return this.#waiting || (this.#word !== undefined && (this.#word.still || !isOpen(this.#word)));
  }

  #chooseLast(endsBy: EpochMs): void {
    const { wall, mono } = this.#parts.clock.now();
    this.#lastUntil = mono + endsBy - wall;
    this.#lastAs = undefined;
    this.#last = mediaHere().find(({ paused, ended }) => !paused && !ended);
  }

  #follow({ currentSrc, currentTime, paused, ended }: HTMLMediaElement): void {
    const now = { source: currentSrc, seconds: currentTime, paused, ended };
    const isLate = this.#parts.clock.now().mono >= this.#lastUntil;
    if (isLate || isOver(this.#lastAs ?? now, now)) {
      this.#last = undefined;
      this.#parts.finished();
      this.#obey();
    } else this.#lastAs = now;
  }

  #obey(): void {
    clearInterval(this.#sweep);
    const covered = this.#word !== undefined && !isOpen(this.#word) && this.#last === undefined;
    if (covered !== this.#covered) {
      this.#covered = covered;
      this.#parts.covered(covered);
    }
    if (this.#holds()) {
      this.#sweep = setInterval(() => this.#look(), SWEEP);
      this.#look();
    } else {
      if (this.#resumes || this.#answering) void this.#stopped?.play().catch(() => undefined);
      this.#stopped = undefined;
    }
    this.#resumes = this.#waiting;
    globalThis.kintimeScreens?.show();
  }

  #look(): void {
    for (const element of mediaHere()) this.meet(element);
    if (!this.#covered) return;
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    // What floats may be in no document at all, so nobody is asked whether anything does.
    void document.exitPictureInPicture?.().catch(() => undefined);
    floatingWindow()?.close();
    globalThis.kintimeScreens?.show();
  }

  #view(): View | null {
    const word = this.#word;
    const notice = this.#notice;
    if (word === undefined || (isOpen(word) && notice === null)) return null;
    return { screen: this.#screenFor(word), word, notice, embedded: EMBEDDED };
  }

  #screenFor({ state }: Word): Screen {
    if (state === 'open') return 'notice';
    return state === 'ending' && this.#covered ? 'closed' : state;
  }

  #dismiss(): void {
    this.#notice = null;
    this.#obey();
  }
}

function isOpen({ state }: Word): boolean {
  return state === 'open';
}

/** Every media element in the document and in its floating window, as far as they are in the open. */
function mediaHere(): HTMLMediaElement[] {
  const all = 'video,audio';
  const floating = floatingWindow()?.document;
  return [
    ...document.querySelectorAll<HTMLMediaElement>(all),
    ...(floating?.querySelectorAll<HTMLMediaElement>(all) ?? []),
  ];
}
