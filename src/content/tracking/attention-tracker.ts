import { attend, beginAttention, TICK } from '../../domain/tracking/attention.ts';
import type { Attention, AttentionEvent, Scene } from '../../domain/tracking/attention.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { Parcel } from '../../domain/tracking/outbox.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { VideoSample } from '../../domain/tracking/playback.ts';
import { onFloatingWindow } from './picture-in-picture.ts';
import { gateOf, listenTo } from './capture-events.ts';
import { Media } from './media-registry.ts';
import { EMBEDDED, Stage } from './page-state.ts';

/** What tells trusted input; `scroll` is left out, since a page can scroll by itself. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'touchmove'];

/** One touch a second says as much as a hundred. */
const TOUCH_EVERY: Millis = 1000;

export interface ObserverParts {
  readonly clock: Clock;
  /** The part of the site that the document shows now. */
  readonly feedNow: () => Feed;
  /** A media element may have begun to play; told before it is looked at. */
  readonly met: (element: HTMLMediaElement) => void;
  readonly measured: (parcel: Parcel) => void;
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
export class Observer {
  readonly #parts: ObserverParts;
  readonly #signal: AbortSignal;
  readonly #media = new Media();
  readonly #stage = new Stage();
  #attention: Attention;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: ObserverParts, signal: AbortSignal) {
    this.#parts = parts;
    this.#signal = signal;
    this.#attention = beginAttention(this.#stage.read(), parts.feedNow(), parts.clock.now());
    this.#listen();
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  get attended(): boolean {
    return this.#attention.attended;
  }

  /** How long ago the page was touched; null where it was not. */
  get touchedAgoMs(): Millis | null {
    const ago = Math.round(this.#parts.clock.now().mono - this.#attention.touchedAt);
    return Number.isFinite(ago) ? ago : null;
  }

  take(event: AttentionEvent): void {
    // On a busy page any event may come late: what played until now is looked at before it counts.
    if (event.kind !== 'look') this.#look();
    this.#take(event);
  }

  #take(event: AttentionEvent): void {
    const before = this.#attention.attended;
    const step = attend(this.#attention, event, this.#parts.clock.now());
    this.#attention = step.attention;
    const { attended } = step.attention;
    if (attended !== before) this.#keepTicking(attended);
    if (step.claims.length > 0 || step.gaps.length > 0) this.#parts.measured(step);
    if (before && !attended) this.#parts.ended();
  }

  #listen(): void {
    const { shown, left } = this.#parts;
    this.#stage.listen((leaving) => {
      const before = this.#attention.scene;
      this.#look();
      this.#takeScene();
      if (leaving) left();
      else if (cameForth(before, this.#attention.scene)) shown();
    }, this.#signal);
    this.#listenIn(document);
    this.take({ kind: 'look', videos: this.#media.find(document) });
    this.#watchAddress();
    onFloatingWindow((floating) => this.#listenIn(floating), this.#signal);
  }

  #listenIn(target: Document): void {
    this.#media.listen(
      target,
      this.#parts.met,
      (samples, urgent) => this.#heard(samples, urgent),
      this.#signal,
    );
    let touched = -Infinity;
    const touch = (event: Event): void => {
      if (!event.isTrusted) return;
      const { mono } = this.#parts.clock.now();
      if (mono - touched < TOUCH_EVERY) return;
      touched = mono;
      this.take({ kind: 'touch', agoMs: 0 });
    };
    listenTo(gateOf(target), TOUCHES, touch, this.#signal);
  }

  /** Where timers are held back, the video's own clock keeps the ticks coming. */
  #heard(samples: VideoSample[], urgent: boolean): void {
    const since = this.#parts.clock.now().mono - this.#attention.reading.mono;
    if (urgent) this.#take({ kind: 'look', videos: this.#media.look(samples) });
    else if (!this.#attention.attended) this.#take({ kind: 'look', videos: samples });
    else if (since > TICK * 1.2 || this.#parts.isDue()) this.tick();
  }

  /** The page moves by itself along its own history; nothing of it is kept but the feed. */
  #watchAddress(): void {
    if (EMBEDDED) return;
    const { navigation } = globalThis;
    navigation.addEventListener(
      'currententrychange',
      () => {
        const feed = this.#parts.feedNow();
        if (feed !== this.#attention.feed) this.take({ kind: 'feed', feed });
      },
      { signal: this.#signal },
    );
  }

  #look(): void {
    this.#take({ kind: 'look', videos: this.#media.look() });
  }

  #takeScene(): void {
    const scene = this.#stage.read();
    if (!isSame(scene, this.#attention.scene)) this.take({ kind: 'scene', scene });
  }

  #keepTicking(attended: boolean): void {
    clearInterval(this.#timer);
    this.#timer = attended ? setInterval(() => this.tick(), TICK) : undefined;
  }

  /** Looks at everything, as once a second while attended. */
  tick(): void {
    this.#look();
    this.#takeScene();
    this.#parts.ticked();
  }
}

function cameForth(before: Scene, now: Scene): boolean {
  const away = (scene: Scene): boolean => !scene.visible || scene.prerendering || scene.suspended;
  return away(before) && !away(now);
}

/** A scene is read in the same order each time. */
function isSame(a: Scene, b: Scene): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
