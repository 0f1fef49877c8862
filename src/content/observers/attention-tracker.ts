import { updateAttention, initialAttention, TICK } from '../../domain/tracking/attention.ts';
import type { Attention, AttentionEvent, PageState } from '../../domain/tracking/attention.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { ReportBatch } from '../../domain/tracking/outbox.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { VideoSample } from '../../domain/tracking/playback.ts';
import { onPictureInPictureWindow } from './picture-in-picture.ts';
import { captureTarget, captureEvents } from './capture-events.ts';
import { MediaRegistry } from './media-registry.ts';
import { PageStateObserver } from './page-state.ts';

/** Events of trusted input; not `scroll`, since a page can scroll by script. */
const INPUT_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'touchmove'];

const INPUT_THROTTLE: Millis = 1000;

export interface AttentionTrackerOptions {
  readonly clock: Clock;
  /** The feed at the start. */
  readonly feed: Feed | null;
  /** A media element may have started to play; runs before it is sampled. */
  readonly onMedia: (element: HTMLMediaElement) => void;
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
  readonly #media = new MediaRegistry();
  readonly #page = new PageStateObserver();
  #attention: Attention;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: AttentionTrackerOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#attention = initialAttention(this.#page.read(), options.feed, options.clock.now());
    this.#listen();
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  get isAttended(): boolean {
    return this.#attention.attended;
  }

  /** Time since the last trusted input; `null` before the first. */
  get touchedAgoMs(): Millis | null {
    const ago = Math.round(this.#options.clock.now().mono - this.#attention.inputAt);
    return Number.isFinite(ago) ? ago : null;
  }

  handle(event: AttentionEvent): void {
    // On a busy page events arrive late: credit what played until now before the event counts.
    if (event.kind !== 'media') this.#sampleMedia();
    this.#handle(event);
  }

  #handle(event: AttentionEvent): void {
    const before = this.#attention.attended;
    const step = updateAttention(this.#attention, event, this.#options.clock.now());
    this.#attention = step.attention;
    const { attended } = step.attention;
    if (attended !== before) this.#setTicking(attended);
    if (step.claims.length > 0 || step.gaps.length > 0) this.#options.onMeasured(step);
    if (before && !attended) this.#options.onEnd();
  }

  #listen(): void {
    const { onShow, onLeave } = this.#options;
    this.#page.listen((isLeaving) => {
      const before = this.#attention.page;
      this.#sampleMedia();
      this.#readPage();
      if (isLeaving) onLeave();
      else if (becameVisible(before, this.#attention.page)) onShow();
    }, this.#signal);
    this.#listenIn(document);
    this.handle({ kind: 'media', videos: this.#media.find(document) });
    onPictureInPictureWindow((floating) => this.#listenIn(floating), this.#signal);
  }

  #listenIn(target: Document): void {
    this.#media.listen(
      target,
      this.#options.onMedia,
      (samples, isUrgent) => this.#onSample(samples, isUrgent),
      this.#signal,
    );
    let lastInput = -Infinity;
    const onInput = (event: Event & { movementX?: number; movementY?: number }): void => {
      // Chromium sends a `pointermove` without movement when a tab or window appears beneath a
      // resting pointer.
      const isResting = event.type === 'pointermove' && !event.movementX && !event.movementY;
      if (isResting || !event.isTrusted) return;
      const { mono } = this.#options.clock.now();
      if (mono - lastInput < INPUT_THROTTLE) return;
      lastInput = mono;
      this.handle({ kind: 'input', agoMs: 0 });
    };
    captureEvents(captureTarget(target), INPUT_EVENTS, onInput, this.#signal);
  }

  /** Where the browser throttles timers, `timeupdate` events drive the ticks instead. */
  #onSample(samples: VideoSample[], isUrgent: boolean): void {
    const since = this.#options.clock.now().mono - this.#attention.reading.mono;
    if (isUrgent) this.#handle({ kind: 'media', videos: this.#media.sampleAll(samples) });
    else if (!this.#attention.attended) this.#handle({ kind: 'media', videos: samples });
    else if (since > TICK * 1.2 || this.#options.isDue()) this.tick();
  }

  #sampleMedia(): void {
    this.#handle({ kind: 'media', videos: this.#media.sampleAll() });
  }

  #readPage(): void {
    const page = this.#page.read();
    if (!isSame(page, this.#attention.page)) this.handle({ kind: 'page', page });
  }

  #setTicking(ticking: boolean): void {
    clearInterval(this.#timer);
    this.#timer = ticking ? setInterval(() => this.tick(), TICK) : undefined;
  }

  /** Samples media and page state, as the timer does once a second while attended. */
  tick(): void {
    this.#sampleMedia();
    this.#readPage();
    this.#options.onTick();
  }
}

function becameVisible(before: PageState, now: PageState): boolean {
  const isAway = (page: PageState): boolean => !page.visible || page.prerendering || page.suspended;
  return isAway(before) && !isAway(now);
}

/** Works on `read()` alone, which always writes its keys in the same order. */
function isSame(a: PageState, b: PageState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
