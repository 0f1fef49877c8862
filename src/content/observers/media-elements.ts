import type { VideoSample } from '../../domain/tracking/playback.ts';
import { visiblePx } from './visible-area.ts';

const HAVE_METADATA = 1;
/** `HTMLMediaElement.HAVE_FUTURE_DATA` */
export const HAVE_FUTURE_DATA = 3;

export const MEDIA_EVENTS = ['playing', 'pause', 'ended', 'emptied', 'timeupdate'];

/**
 * Samples some elements and all that play, which events alone do not keep up to date.
 * @param playing the elements that play; updated
 */
export function sampleMedia(
  elements: readonly HTMLMediaElement[],
  playing: Set<HTMLMediaElement>,
): VideoSample[] {
  return [...new Set([...elements, ...playing])].map((element) => {
    // Playing media that waits for data counts for as long as rule C2 lets its time stand still;
    // what has not started yet, or has no source for a moment, does not count.
    const needed = playing.has(element) ? HAVE_METADATA : HAVE_FUTURE_DATA;
    const halted = element.paused || element.ended || element.readyState < needed;
    if (halted) playing.delete(element);
    else playing.add(element);
    return {
      element,
      source: element.currentSrc,
      seconds: element.currentTime,
      durationS: element.duration || Infinity,
      halted,
      visiblePx: visiblePx(element),
    };
  });
}

/** The media elements of a tree, without those in shadow trees within it. */
export function findMedia(within: ParentNode): HTMLMediaElement[] {
  // Another namespace may have elements of these names.
  return [...within.querySelectorAll('video,audio')].filter(isMedia);
}

/** Not `instanceof`: elements of a document picture-in-picture window belong to its own realm. */
export function isMedia(target: EventTarget | null): target is HTMLMediaElement {
  return 'canPlayType' in (target ?? {});
}
