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
import { EMBEDDED, PageStateObserver } from './page-state.ts';

/** What tells trusted input; `scroll` is left out, since a page can scroll by itself. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'touchmove'];

/** One touch a second says as much as a hundred. */
const TOUCH_EVERY: Millis = 1000;

export interface AttentionTrackerOptions {
  readonly clock: Clock;
  /** The part of the site that the document shows now. */
  readonly feedNow: () => Feed;
  /** A media element may have begun to play; told before it is looked at. */
  readonly onMedia: (element: HTMLMediaElement) => void;
  readonly onMeasured: (parcel: ReportBatch) => void;
  /** Nobody is watching any more. */
  readonly ended: () => void;
  /** Once a second while attended. */
  readonly ticked: () => void;
  /** Whether the next tick cannot wait. */
  readonly isDue: () => boolean;
  /** The document showed, or came back. */
  readonly shown: () => void;
  /** The document may be gone for good. */
  readonly left: () => void;
}

/** Feeds what happens to one document into the rules of attention, and hands on what they credit. */
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
    this.#attention = initialAttention(this.#page.read(), options.feedNow(), options.clock.now());
    this.#listen();
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  get attended(): boolean {
    return this.#attention.attended;
  }

  /** How long ago the page was touched; null where it was not. */
  get touchedAgoMs(): Millis | null {
    const ago = Math.round(this.#options.clock.now().mono - this.#attention.inputAt);
    return Number.isFinite(ago) ? ago : null;
  }

  handle(event: AttentionEvent): void {
    // On a busy page any event may come late: what played until now is looked at before it counts.
    if (event.kind !== 'media') this.#look();
    this.#handle(event);
  }

  #handle(event: AttentionEvent): void {
    const before = this.#attention.attended;
    const step = updateAttention(this.#attention, event, this.#options.clock.now());
    this.#attention = step.attention;
    const { attended } = step.attention;
    if (attended !== before) this.#keepTicking(attended);
    if (step.claims.length > 0 || step.gaps.length > 0) this.#options.onMeasured(step);
    if (before && !attended) this.#options.ended();
  }

  #listen(): void {
    const { shown, left } = this.#options;
    this.#page.listen((leaving) => {
      const before = this.#attention.page;
      this.#look();
      this.#readPage();
      if (leaving) left();
      else if (becameVisible(before, this.#attention.page)) shown();
    }, this.#signal);
    this.#listenIn(document);
    this.handle({ kind: 'media', videos: this.#media.find(document) });
    this.#watchAddress();
    onPictureInPictureWindow((floating) => this.#listenIn(floating), this.#signal);
  }

  #listenIn(target: Document): void {
    this.#media.listen(
      target,
      this.#options.onMedia,
      (samples, urgent) => this.#heard(samples, urgent),
      this.#signal,
    );
    let touched = -Infinity;
    const touch = (event: Event): void => {
      if (!event.isTrusted) return;
      const { mono } = this.#options.clock.now();
      if (mono - touched < TOUCH_EVERY) return;
      touched = mono;
      this.handle({ kind: 'input', agoMs: 0 });
    };
    captureEvents(captureTarget(target), TOUCHES, touch, this.#signal);
  }

  /** Where timers are held back, the video's own clock keeps the ticks coming. */
  #heard(samples: VideoSample[], urgent: boolean): void {
    const since = this.#options.clock.now().mono - this.#attention.reading.mono;
    if (urgent) this.#handle({ kind: 'media', videos: this.#media.look(samples) });
    else if (!this.#attention.attended) this.#handle({ kind: 'media', videos: samples });
    else if (since > TICK * 1.2 || this.#options.isDue()) this.tick();
  }

  /** The page moves by itself along its own history; nothing of it is kept but the feed. */
  #watchAddress(): void {
    if (EMBEDDED) return;
    const { navigation } = globalThis;
    navigation.addEventListener(
      'currententrychange',
      () => {
        const feed = this.#options.feedNow();
        if (feed !== this.#attention.feed) this.handle({ kind: 'feed', feed });
      },
      { signal: this.#signal },
    );
  }

  #look(): void {
    this.#handle({ kind: 'media', videos: this.#media.look() });
  }

  #readPage(): void {
    const page = this.#page.read();
    if (!isSame(page, this.#attention.page)) this.handle({ kind: 'page', page });
  }

  #keepTicking(attended: boolean): void {
    clearInterval(this.#timer);
    this.#timer = attended ? setInterval(() => this.tick(), TICK) : undefined;
  }

  /** Looks at everything, as once a second while attended. */
  tick(): void {
    this.#look();
    this.#readPage();
    this.#options.ticked();
  }
}

function becameVisible(before: PageState, now: PageState): boolean {
  const away = (page: PageState): boolean => !page.visible || page.prerendering || page.suspended;
  return away(before) && !away(now);
}

/** A scene is read in the same order each time. */
function isSame(a: PageState, b: PageState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
