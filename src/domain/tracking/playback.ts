import { MINUTE, SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** What a media element looks like at one moment. Numbers stand for the element and for what it plays. */
export interface VideoSample {
  readonly element: number;
  /** Changes whenever the element is given something else to play. */
  readonly source: number;
  readonly seconds: number;
  readonly durationS: number;
  /** Paused, ended or not yet begun. */
  readonly halted: boolean;
  readonly pictureInPicture: boolean;
}

/** A media element as attention remembers it. Moments are monotonic. */
export interface Video extends VideoSample {
  readonly movedAt: Millis;
  /** Since when the same source has gone on without a touch of the page. */
  readonly since: Millis;
  /** When it first began again since then. */
  readonly loopedAt: Millis | null;
}

/** How long a picture may stand still before the video no longer counts as playing. */
const STILL: Millis = 2 * SECOND;

/** How long the same video may loop without input (design: Counting, rule 2). */
const LOOPING: Millis = 3 * MINUTE;

/** A page that makes ever new elements must not make attention grow. */
const REMEMBERED = 16;

/** What is known of the elements after one more look at some of them. */
export function updateVideos(
  before: readonly Video[],
  samples: readonly VideoSample[],
  mono: Millis,
): readonly Video[] {
  const others = before.filter(({ element }) => !samples.some((one) => one.element === element));
  const looked = samples.map((sample) => watchVideo(find(before, sample.element), sample, mono));
  const all = [...others, ...looked];
  return all.length <= REMEMBERED
    ? all
    : all.toSorted((a, b) => b.movedAt - a.movedAt).slice(0, REMEMBERED);
}

/**
 * The elements as they were, with the word of the new samples that they played on until now.
 * A busy page looks late; a picture that moved in between was playing all the while.
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

function watchVideo(before: Video | undefined, sample: VideoSample, mono: Millis): Video {
  if (before === undefined || before.source !== sample.source) {
    return { ...sample, movedAt: sample.halted ? -Infinity : mono, since: mono, loopedAt: null };
  }
  const went = sample.seconds !== before.seconds || (before.halted && !sample.halted);
  const beganAgain = sample.seconds < before.seconds;
  return {
    ...sample,
    movedAt: went ? mono : before.movedAt,
    since: before.since,
    loopedAt: before.loopedAt ?? (beganAgain ? mono : null),
  };
}

function find(videos: readonly Video[], element: number): Video | undefined {
  return videos.find((video) => video.element === element);
}

/** The same element after somebody withInput the page. */
export function withInput(video: Video, mono: Millis): Video {
  return { ...video, since: mono, loopedAt: null };
}

/** Until when a video plays if nothing more is heard of it: it is not halted, and its time moves. */
export function playsUntil(video: Video): Millis {
  return video.halted ? -Infinity : video.movedAt + STILL;
}

/**
 * When a looping video is taken to play to an empty room. A video longer than the allowance
 * is seen through once before its repeats are held against it.
 */
export function emptyRoomAt(video: Video): Millis {
  if (video.loopedAt === null) return Infinity;
  const long = video.durationS * SECOND > LOOPING;
  return (long ? video.loopedAt : video.since) + LOOPING;
}
