import { MINUTE, SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** The state of a media element when sampled. */
export interface VideoSample {
  /** A number for the element, unique in the document. */
  readonly element: number;
  /** A number that changes whenever the element's source does. */
  readonly source: number;
  /** The playback position in seconds. */
  readonly seconds: number;
  readonly durationS: number;
  /** Paused, ended or not started. */
  readonly halted: boolean;
  readonly pictureInPicture: boolean;
}

/** The tracked state of a media element. Moments are monotonic. */
export interface Video extends VideoSample {
  readonly movedAt: Millis;
  /** When the source started, or the last sign of a person since. */
  readonly since: Millis;
  /** When it first looped after `since`. */
  readonly loopedAt: Millis | null;
}

/** How long a video may stall before it no longer counts as playing. */
const STALL_TIMEOUT: Millis = 2 * SECOND;

/** How long the same video may loop without input (rule C2). */
const LOOP_TIMEOUT: Millis = 3 * MINUTE;

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
  const all = [...others, ...sampled];
  return all.length <= MAX_VIDEOS
    ? all
    : all.toSorted((a, b) => b.movedAt - a.movedAt).slice(0, MAX_VIDEOS);
}

/**
 * The videos before new samples, but playing until now if the samples show that they moved: a
 * busy page samples late, and a video that moved in between was playing all along.
 */
export function withMovement(
  before: readonly Video[],
  samples: readonly VideoSample[],
  mono: Millis,
): readonly Video[] {
  return before.map((video) => {
    const sample = samples.find(({ element }) => element === video.element);
    const moved =
      sample !== undefined && (sample.seconds !== video.seconds || sample.source !== video.source);
    return moved && !video.halted ? { ...video, movedAt: mono } : video;
  });
}

function updateVideo(before: Video | undefined, sample: VideoSample, mono: Millis): Video {
  if (before === undefined || before.source !== sample.source) {
    return { ...sample, movedAt: sample.halted ? -Infinity : mono, since: mono, loopedAt: null };
  }
  const moved = sample.seconds !== before.seconds || (before.halted && !sample.halted);
  const looped = sample.seconds < before.seconds;
  return {
    ...sample,
    movedAt: moved ? mono : before.movedAt,
    since: before.since,
    loopedAt: before.loopedAt ?? (looped ? mono : null),
  };
}

/** The video after a sign of a person: its loop limit starts over. */
export function withInput(video: Video, mono: Millis): Video {
  return { ...video, since: mono, loopedAt: null };
}

/**
 * Until when a video, muted or not, counts as playing without further samples (rule C2); -Infinity
 * if halted.
 */
export function playsUntil(video: Video): Millis {
  return video.halted ? -Infinity : video.movedAt + STALL_TIMEOUT;
}

/**
 * When a looping video is assumed to play to an empty room (rule C2); Infinity before it loops. A
 * video longer than the timeout may play through once.
 */
export function emptyRoomAt(video: Video): Millis {
  if (video.loopedAt === null) return Infinity;
  const isLong = video.durationS * SECOND > LOOP_TIMEOUT;
  return (isLong ? video.loopedAt : video.since) + LOOP_TIMEOUT;
}
