import { seededRandom } from '../../../../src/domain/snapshot/seeded-random.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';

/** How somebody watches. */
export interface Habits {
  /** The share of videos that are swiped away within 4 seconds. */
  readonly skips: number;
  /** The median of the other videos' time. */
  readonly medianMs: Millis;
  /** The share of videos longer than most, such as stories in parts and live streams. */
  readonly long: number;
  /** How often the phone is put down after a video, for a while. */
  readonly interruptions: number;
  /** How many videos a session has on average. */
  readonly videos: number;
}

/** A viewer whose starts are known, and the time that they really watched. */
export interface SimulatedDay {
  readonly starts: readonly EpochMs[];
  readonly truthMs: Millis;
}

/** A day of sessions, as TikTok would record it: the second in which each video started. */
export function simulateDay(habits: Habits, seed: number, from: EpochMs): SimulatedDay {
  const random = seededRandom(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const logNormal = (median: Millis, sigma: number): Millis => median * Math.exp(sigma * normal());
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  const watched = (): Millis => {
    const draw = random();
    if (draw < habits.skips) return (1 + 3 * random()) * SECOND;
    if (draw > 1 - habits.long) return Math.min(logNormal(75 * SECOND, 0.8), 20 * MINUTE);
    return Math.min(logNormal(habits.medianMs, 0.8), 10 * MINUTE);
  };
  const starts: EpochMs[] = [];
  let truthMs = 0;
  let at = from + random() * 2 * HOUR;
  while (at < from + 17 * HOUR) {
    const videos = 1 + Math.floor(exponential(habits.videos));
    for (let i = 0; i < videos; i += 1) {
      starts.push(Math.floor(at / SECOND) * SECOND);
      const ms = watched();
      truthMs += ms;
      at += ms + 0.3 * SECOND;
      if (random() < habits.interruptions) at += exponential(4 * MINUTE);
    }
    at += 20 * MINUTE + exponential(2.5 * HOUR);
  }
  return { starts: [...new Set(starts)], truthMs };
}

/** Viewers of many kinds: from those who swipe fast to those who watch long videos and get interrupted. */
export const VIEWERS: Readonly<Record<string, Habits>> = {
  'an average viewer': {
    skips: 0.35,
    medianMs: 16 * SECOND,
    long: 0.08,
    interruptions: 0.01,
    videos: 45,
  },
  'somebody who swipes fast': {
    skips: 0.6,
    medianMs: 9 * SECOND,
    long: 0.03,
    interruptions: 0.005,
    videos: 80,
  },
  'somebody who watches long videos': {
    skips: 0.2,
    medianMs: 35 * SECOND,
    long: 0.3,
    interruptions: 0.01,
    videos: 20,
  },
  'somebody who is often interrupted': {
    skips: 0.35,
    medianMs: 16 * SECOND,
    long: 0.08,
    interruptions: 0.05,
    videos: 30,
  },
  'somebody who looks in for a minute': {
    skips: 0.3,
    medianMs: 16 * SECOND,
    long: 0.05,
    interruptions: 0.01,
    videos: 4,
  },
};
