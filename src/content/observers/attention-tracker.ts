import {
  updateAttention,
  initialAttention,
  isInView,
  showsVideo,
  TICK,
} from '../../domain/tracking/attention.ts';
import type { Attention, AttentionEvent, PageState } from '../../domain/tracking/attention.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { ReportBatch } from '../../domain/tracking/outbox.ts';
import type { Millis } from '../../domain/time/units.ts';
import { onPictureInPictureWindow } from './picture-in-picture.ts';
import { captureEvents } from './capture-events.ts';
import { findMedia, isMedia, MEDIA_EVENTS, sampleMedia } from './media-elements.ts';
import { observePage } from './page-state.ts';
import { treesIn } from './shadow-trees.ts';

/** Events of trusted input, touch included; not `scroll`, since a page can scroll by script. */
const INPUT_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'];

const INPUT_THROTTLE: Millis = 1000;

/** How often to look for media that plays unnoticed: less often where the search takes longer. */
const SEARCH_INTERVAL: Millis = 500;
const SEARCH_INTERVAL_PER_ELEMENT: Millis = 0.4;
const MAX_SEARCH_INTERVAL: Millis = 5000;

export interface AttentionTrackerOptions {
  readonly clock: Clock;
  /** The feed at the start. */
  readonly feed: Feed | null;
  /** A media element may have started to play; runs before it is sampled. */
  readonly onMedia: (element: HTMLMediaElement) => void;
  /** May be empty. */
  readonly onMeasured: (batch: ReportBatch) => void;
  /** The document is no longer attended. */
  readonly onEnd: () => void;
  /** Once a second while attended. */
  readonly onTick: () => void;
  /** Whether the next tick cannot wait. */
  readonly isDue: () => boolean;
  /** The document became visible, or came back from the back/forward cache. */
  readonly onShow: () => void;
  /** The document may never run again. */
  readonly onLeave: () => void;
}

/** Feeds the events of one document into the rules of attention (rule C1) and passes on the result. */
export class AttentionTracker {
  readonly #options: AttentionTrackerOptions;
  readonly #signal: AbortSignal;
  readonly #readState: () => PageState;
  readonly #playing = new Set<HTMLMediaElement>();
  /** The trees whose media events are listened to. */
  readonly #trees = new WeakSet<Node>([document]);
  #attention: Attention;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: AttentionTrackerOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#readState = observePage(() => this.#onPageChange(), signal);
    this.#attention = initialAttention(this.#readState(), options.feed, options.clock.now());
    this.#listenIn(window);
    onPictureInPictureWindow((floating) => this.#listenIn(floating), signal);
    this.#search();
    globalThis.kintimeAttention = () => this.#attention;
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  get isAttended(): boolean {
    return this.#attention.attended;
  }

  /** Time since the last trusted input; `null` before the first. */
  get touchedAgoMs(): Millis | null {
    const ago = Math.round(this.#options.clock.now().mono - this.#attention.inputAt);
    return ago < Infinity ? ago : null;
  }

  handle(event: AttentionEvent): void {
    // On a busy page events arrive late: credit what played until now before the event counts.
    this.#sampleMedia();
    this.#handle(event);
  }

  #handle(event: AttentionEvent): void {
    const before = this.#attention.attended;
    const step = updateAttention(this.#attention, event, this.#options.clock.now());
    this.#attention = step.attention;
    const { attended } = step.attention;
    if (attended !== before) {
      clearInterval(this.#timer);
      if (attended) this.#timer = setInterval(() => this.tick(), TICK);
    }
    this.#options.onMeasured(step);
    if (before && !attended) this.#options.onEnd();
  }

  #onPageChange(): void {
    const before = this.#attention.page;
    this.#readPage();
    if (isAway(this.#attention.page)) this.#options.onLeave();
    else if (isAway(before)) this.#options.onShow();
  }

  /** Listens in the window or a document picture-in-picture window. */
  #listenIn(target: EventTarget): void {
    this.#listenToMedia(target);
    const onInput = (event: Event & { movementX?: number; movementY?: number }): void => {
      // Chromium sends a `pointermove` without movement when a tab or window appears beneath a
      // resting pointer.
      if (event.type === 'pointermove' && !event.movementX && !event.movementY) return;
      const since = this.#options.clock.now().mono - this.#attention.inputAt;
      if (since >= INPUT_THROTTLE) this.handle({ kind: 'input', agoMs: 0 });
    };
    captureEvents(target, INPUT_EVENTS, onInput, this.#signal);
  }

  #listenToMedia(target: EventTarget): void {
    const onEvent = ({ target: element, type }: Event): void => {
      if (!isMedia(element)) return;
      this.#options.onMedia(element);
      const since = this.#options.clock.now().mono - this.#attention.reading.mono;
      if (type !== 'timeupdate' || !this.isAttended) this.#sampleMedia([element]);
      // Where the browser throttles timers, these events drive the ticks instead.
      else if (since > TICK * 1.2 || this.#options.isDue()) this.tick();
    };
    captureEvents(target, MEDIA_EVENTS, onEvent, this.#signal);
  }

  /**
   * Finds what plays without an event that reached us: it began before this script was injected, or
   * is in a shadow tree, which media events do not leave.
   */
  #search(): void {
    if (this.#signal.aborted) return;
    this.#readPage();
    const { feed, page } = this.#attention;
    if (!showsVideo(this.#attention) && feed !== null && isInView(page)) {
      for (const tree of treesIn(document)) {
        if (!this.#trees.has(tree)) this.#listenToMedia(tree);
        this.#trees.add(tree);
        const playing = findMedia(tree).filter(({ paused }) => !paused);
        playing.forEach(this.#options.onMedia);
        this.#sampleMedia(playing);
      }
    }
    const wait =
      SEARCH_INTERVAL + SEARCH_INTERVAL_PER_ELEMENT * document.querySelectorAll('*').length;
    setTimeout(() => this.#search(), Math.min(wait, MAX_SEARCH_INTERVAL));
  }

  #sampleMedia(elements: readonly HTMLMediaElement[] = []): void {
    this.#handle({ kind: 'media', videos: sampleMedia(elements, this.#playing) });
  }

  #readPage(): void {
    const page = this.#readState();
    // The keys always have the same order.
    if (JSON.stringify(page) !== JSON.stringify(this.#attention.page)) {
      this.handle({ kind: 'page', page });
    }
  }

  /** Samples media and page state, as the timer does once a second while attended. */
  tick(): void {
    this.#sampleMedia();
    this.#readPage();
    this.#options.onTick();
  }
}

function isAway(page: PageState): boolean {
  return !page.visible || page.prerendering || page.suspended;
}
