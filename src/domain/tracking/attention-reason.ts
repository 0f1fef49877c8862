import { isInView, isVisible, plays, playsToEmptyRoom, showsVideo } from './attention.ts';
import type { Attention } from './attention.ts';

/** Why a document counts, or why not. */
export type AttentionReason =
  /** Counts: a video plays. */
  | 'playing'
  /** Counts: the sound of a photo post plays. */
  | 'sounding'
  /** Counts: nothing plays, but there was input lately. */
  | 'touched'
  /** Not yet shown, frozen, or in the back/forward cache. */
  | 'suspended'
  | 'locked'
  /** One of Kintime's overlays covers the page. */
  | 'covered'
  /** A video plays, but the room seems empty (rule C2). */
  | 'empty-room'
  | 'hidden'
  /** What plays is outside the viewport, or too small to watch. */
  | 'out-of-view'
  /** A video is not paused, but its time stands still. */
  | 'stalled'
  /** No video plays, and the page does not have the focus, which sound alone needs. */
  | 'unfocused'
  /** Nothing plays, and there was no input lately. */
  | 'untouched';

/**
 * The one reason to show for the state of a document. It only explains what `updateAttention` has
 * decided (rules C1 and C2).
 */
export function attentionReason(attention: Attention): AttentionReason {
  const { attended, page, system, covered, videos } = attention;
  if (attended) {
    if (!plays(attention)) return 'touched';
    return showsVideo(attention) ? 'playing' : 'sounding';
  }
  if (page.prerendering || page.suspended) return 'suspended';
  if (system.locked) return 'locked';
  if (covered) return 'covered';
  if (playsToEmptyRoom(attention)) return 'empty-room';
  if (!isInView(page)) return page.visible ? 'out-of-view' : 'hidden';
  const running = videos.filter(({ halted }) => !halted);
  if (running.some((video) => isVisible(attention, video))) return 'stalled';
  if (running.some(({ visiblePx }) => visiblePx === 0)) return 'out-of-view';
  return page.focused ? 'untouched' : 'unfocused';
}
