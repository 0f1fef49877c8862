import { isSameClip } from '../../tracking/playback.ts';

/** A media element that may play to its end, as last observed. */
export interface LastVideo {
  readonly source: string;
  readonly seconds: number;
}

/** The same element now. */
export interface LastVideoNow extends LastVideo {
  readonly paused: boolean;
  readonly ended: boolean;
}

/** Players correct their own clock by a little; going back further is a restart. */
const CORRECTION_S = 0.25;

/**
 * Whether the video that was allowed to finish has (rule A11): it stopped, another one plays in its
 * place, or it went back, as a loop does. Skipping ahead only brings its end nearer, and another
 * source may go on where the last one was.
 */
export function isLastVideoOver(before: LastVideo, now: LastVideoNow): boolean {
  const isBack = now.source === before.source && now.seconds < before.seconds - CORRECTION_S;
  return now.paused || now.ended || isBack || !isSameClip(before, now);
}
