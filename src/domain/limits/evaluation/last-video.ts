/** A media element that may play to its end, as it was looked at last. */
export interface LastVideo {
  readonly source: string;
  readonly seconds: number;
}

/** What the element looks like now. */
export interface LastVideoNow extends LastVideo {
  readonly paused: boolean;
  readonly ended: boolean;
}

/** A player corrects its own clock by a little; whoever goes back by more begins again. */
const CORRECTION_S = 0.25;

/**
 * Whether the video that was allowed to finish has: it stopped, or something else plays in its
 * place, or it went back, as one that begins again does. Skipping ahead only brings the end nearer.
 */
export function isLastVideoOver(before: LastVideo, now: LastVideoNow): boolean {
  const isBack = now.seconds < before.seconds - CORRECTION_S;
  return now.paused || now.ended || now.source !== before.source || isBack;
}
