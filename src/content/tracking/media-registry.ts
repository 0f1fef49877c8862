import type { VideoSample } from '../../domain/tracking/playback.ts';
import { captureTarget, captureEvents } from './capture-events.ts';

/** Data enough to play on: HTMLMediaElement.HAVE_FUTURE_DATA. */
const PLAYABLE = 3;

const EVENTS = [
  'playing',
  'pause',
  'ended',
  'emptied',
  'timeupdate',
  'enterpictureinpicture',
  'leavepictureinpicture',
];

interface Known {
  readonly element: number;
  source: number;
  address: string;
}

/**
 * The media elements that were heard of, told apart by numbers. Media events do not bubble, but
 * they pass the window on their way down.
 */
export class MediaRegistry {
  readonly #known = new WeakMap<HTMLVideoElement, Known>();
  readonly #playing = new Set<HTMLVideoElement>();
  #count = 0;

  /**
   * Calls back on whatever may change what plays. Also to be given the documents of floating windows.
   * @param met comes first: what it stops was never seen to play
   */
  listen(
    target: Document,
    met: (element: HTMLMediaElement) => void,
    heard: (samples: VideoSample[], urgent: boolean) => void,
    signal: AbortSignal,
  ): void {
    const listener = ({ target: element, type }: Event): void => {
      if (isMedia(element)) met(element);
      if (isVideo(element)) heard([this.#sample(element)], type !== 'timeupdate');
    };
    captureEvents(captureTarget(target), EVENTS, listener, signal);
  }

  /** Looks at everything that plays; also for what the events did not tell. */
  look(heard: readonly VideoSample[] = []): VideoSample[] {
    const seen = [...this.#playing].map((element) => this.#sample(element));
    return [
      ...heard,
      ...seen.filter(({ element }) => !heard.some((one) => one.element === element)),
    ];
  }

  /** Finds what already plays, for a script that comes late to the page. */
  find(target: Document): VideoSample[] {
    return [...target.querySelectorAll('video')]
      .filter((element) => !element.paused)
      .map((element) => this.#sample(element));
  }

  #sample(element: HTMLVideoElement): VideoSample {
    const known = this.#know(element);
    // One that plays and waits for data is given the benefit of the doubt for as long as rule 1
    // allows a picture to stand still; one that has yet to begin is not.
    const begun = this.#playing.has(element) || element.readyState >= PLAYABLE;
    const halted = element.paused || element.ended || !begun;
    if (halted) this.#playing.delete(element);
    else this.#playing.add(element);
    return {
      element: known.element,
      source: known.source,
      seconds: element.currentTime,
      durationS: Number.isFinite(element.duration) ? element.duration : Infinity,
      halted,
      pictureInPicture: floats(element),
    };
  }

  #know(element: HTMLVideoElement): Known {
    const known = this.#known.get(element);
    if (known === undefined) {
      this.#count += 1;
      const fresh = { element: this.#count, source: 0, address: element.currentSrc };
      this.#known.set(element, fresh);
      return fresh;
    }
    // The address only tells one video from the next; it goes nowhere.
    if (known.address !== element.currentSrc) {
      known.address = element.currentSrc;
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

/** By its name, since an element of a floating window belongs to that window's own classes. */
function isNamed(target: EventTarget | null, name: string): boolean {
  return target !== null && 'nodeName' in target && target.nodeName === name;
}

/** Whether it shows in a picture-in-picture window of either kind. */
function floats(element: HTMLVideoElement): boolean {
  return document.pictureInPictureElement === element || element.ownerDocument !== document;
}
