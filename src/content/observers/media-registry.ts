import type { VideoSample } from '../../domain/tracking/playback.ts';
import { captureTarget, captureEvents } from './capture-events.ts';

/** `HTMLMediaElement.HAVE_FUTURE_DATA` */
export const HAVE_FUTURE_DATA = 3;

const EVENTS = [
  'playing',
  'pause',
  'ended',
  'emptied',
  'timeupdate',
  'enterpictureinpicture',
  'leavepictureinpicture',
];

interface KnownVideo {
  readonly element: number;
  source: number;
  url: string;
}

/**
 * Numbers the video elements of a document and samples those that play. Media events do not
 * bubble, but their capture phase starts at the window.
 */
export class MediaRegistry {
  readonly #known = new WeakMap<HTMLVideoElement, KnownVideo>();
  readonly #playing = new Set<HTMLVideoElement>();
  #count = 0;

  /**
   * Listens to media events of a document or a document picture-in-picture window.
   * @param onMedia runs before the element is sampled: what it pauses never counts as playing
   * @param onSample `isUrgent` for everything but a `timeupdate`
   */
  listen(
    target: Document,
    onMedia: (element: HTMLMediaElement) => void,
    onSample: (samples: VideoSample[], isUrgent: boolean) => void,
    signal: AbortSignal,
  ): void {
    const listener = ({ target: element, type }: Event): void => {
      if (isMedia(element)) onMedia(element);
      if (isVideo(element)) onSample([this.#sample(element)], type !== 'timeupdate');
    };
    captureEvents(captureTarget(target), EVENTS, listener, signal);
  }

  /** Adds samples of all other playing videos, which events alone do not keep up to date. */
  sampleAll(fresh: readonly VideoSample[] = []): VideoSample[] {
    const others = [...this.#playing].map((element) => this.#sample(element));
    return [
      ...fresh,
      ...others.filter(({ element }) => !fresh.some((one) => one.element === element)),
    ];
  }

  /** Samples what already plays, for a script that is injected late. */
  find(target: Document): VideoSample[] {
    return [...target.querySelectorAll('video')]
      .filter((element) => !element.paused)
      .map((element) => this.#sample(element));
  }

  #sample(element: HTMLVideoElement): VideoSample {
    const known = this.#register(element);
    // A playing video that waits for data counts for as long as rule C2 lets its time stand
    // still; one that has not started yet does not count.
    const started = this.#playing.has(element) || element.readyState >= HAVE_FUTURE_DATA;
    const halted = element.paused || element.ended || !started;
    if (halted) this.#playing.delete(element);
    else this.#playing.add(element);
    return {
      element: known.element,
      source: known.source,
      seconds: element.currentTime,
      durationS: Number.isFinite(element.duration) ? element.duration : Infinity,
      halted,
      pictureInPicture: isFloating(element),
    };
  }

  #register(element: HTMLVideoElement): KnownVideo {
    const known = this.#known.get(element);
    if (known === undefined) {
      this.#count += 1;
      const fresh = { element: this.#count, source: 0, url: element.currentSrc };
      this.#known.set(element, fresh);
      return fresh;
    }
    // The address only tells one video from the next; it never leaves this map (rule C15).
    if (known.url !== element.currentSrc) {
      known.url = element.currentSrc;
      known.source += 1;
    }
    return known;
  }
}

function isMedia(target: EventTarget | null): target is HTMLMediaElement {
  return isVideo(target) || isNamed(target, 'AUDIO');
}

function isVideo(target: EventTarget | null): target is HTMLVideoElement {
  return isNamed(target, 'VIDEO');
}

/** Not `instanceof`: elements of a document picture-in-picture window belong to its own realm. */
function isNamed(target: EventTarget | null, name: string): boolean {
  return target !== null && 'nodeName' in target && target.nodeName === name;
}

/** Whether the video shows in a picture-in-picture window of either kind. */
function isFloating(element: HTMLVideoElement): boolean {
  return document.pictureInPictureElement === element || element.ownerDocument !== document;
}
