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

/**
 * Whether the video that was allowed to finish has: it stopped, or something else plays in its
 * place, or it went back, as one that begins again does. Skipping ahead only brings the end nearer.
 */
export function isOver(before: LastVideo, now: LastVideoNow): boolean {
  return now.paused || now.ended || now.source !== before.source || now.seconds < before.seconds;
}
