import { MINUTE, SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** The `visiblePx` of sound that has no picture of its own, as in a photo post. */
export const SOUND_PX = 1;

/** The state of a media element when sampled. Element and address serve to recognise it only. */
export interface VideoSample {
  readonly element: unknown;
  readonly source: unknown;
  /** The playback position in seconds. */
  readonly seconds: number;
  readonly durationS: number;
  /** Paused, ended, not started, or without a source. */
  readonly halted: boolean;
  /**
   * How much of the viewport it takes; Infinity in a picture-in-picture window, 0 if it is too
   * little to watch.
   */
  readonly visiblePx: number;
}

/** The tracked state of a media element, with the position it last played. Moments are monotonic. */
export interface Video extends VideoSample {
  readonly movedAt: Millis;
  /** When the clip started, or the last sign of a person since. */
  readonly since: Millis;
  /** When it is assumed to play to an empty room (rule C2); Infinity before it repeats. */
  readonly emptyRoomAt: Millis;
}

/** How long a video may stall before it no longer counts as playing. */
const STALL_TIMEOUT: Millis = 2 * SECOND;

/** How long the same video may loop without input (rule C2). */
const LOOP_TIMEOUT: Millis = 3 * MINUTE;

/** How near to its end and start a clip is in the samples before and after a repeat. */
const REPEAT_S = 10;

/** Bounds the state on pages that keep creating elements. */
const MAX_VIDEOS = 16;

/** The tracked videos after new samples of some of them. */
export function updateVideos(
  before: readonly Video[],
  samples: readonly VideoSample[],
  mono: Millis,
): readonly Video[] {
  const others = before.filter(({ element }) => !samples.some((one) => one.element === element));
  const sampled = samples.map((sample) =>
    updateVideo(
      before.find(({ element }) => element === sample.element),
      sample,
      mono,
    ),
  );
  // What takes more of the view comes first, so that hidden media cannot crowd it out.
  return [...sampled, ...others].toSorted((a, b) => b.visiblePx - a.visiblePx).slice(0, MAX_VIDEOS);
}

/**
 * The videos before new samples, but playing for as long as these show that they moved: a busy page
 * samples late, and a video that moved in between was playing all along.
 */
export function withMovement(before: readonly Video[], after: readonly Video[]): readonly Video[] {
  return before.map((video) => {
    const { movedAt } = after.find(({ element }) => element === video.element) ?? video;
    return { ...video, movedAt };
  });
}

function updateVideo(before: Video | undefined, sample: VideoSample, mono: Millis): Video {
  const { halted } = sample;
  if (before === undefined || !(halted || isSameClip(before, sample))) {
    return { ...sample, movedAt: mono, since: mono, emptyRoomAt: Infinity };
  }
  const moved = sample.seconds !== before.seconds || before.halted;
  const movedAt = moved ? mono : before.movedAt;
  // The position to go on from: while a source is replaced, it is 0 for a moment.
  if (halted) return { ...before, halted, movedAt };
  const { since, emptyRoomAt } = before;
  if (emptyRoomAt < Infinity || !repeats(before, sample)) {
    return { ...sample, movedAt, since, emptyRoomAt };
  }
  // A video longer than the timeout may play through once.
  const isLong = sample.durationS * SECOND > LOOP_TIMEOUT;
  return { ...sample, movedAt, since, emptyRoomAt: (isLong ? mono : since) + LOOP_TIMEOUT };
}

type Position = Pick<VideoSample, 'source' | 'seconds'>;

/**
 * Whether an element still plays the same clip: the source is the same, or another goes on where it
 * was, as in another quality.
 */
export function isSameClip(before: Position, { source, seconds }: Position): boolean {
  return source === before.source || (seconds > 1 && Math.abs(seconds - before.seconds) < 2);
}

/** A step back within a long video or a live stream repeats nothing. */
function repeats(before: Video, { seconds, durationS }: VideoSample): boolean {
  return seconds < Math.min(before.seconds, REPEAT_S) && before.seconds > durationS - REPEAT_S;
}

/** The video after a sign of a person: its loop limit starts over. */
export function withInput(video: Video, mono: Millis): Video {
  return { ...video, since: mono, emptyRoomAt: Infinity };
}

/**
 * Until when a video, muted or not, counts as playing without further samples (rule C2); -Infinity
 * if halted.
 */
export function playsUntil(video: Video): Millis {
  return video.halted ? -Infinity : video.movedAt + STALL_TIMEOUT;
}
