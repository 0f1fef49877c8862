import { describe, expect, test } from 'vitest';
import type { Feed } from '../../../../../src/domain/tracking/feeds.ts';
import { at, bedtime, verdictIn, watched, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';

/** A sentence, the world it is about, a moment as `at` parses it, and the verdict then. */
export type Row = readonly [sentence: string, world: World, now: string, verdict: string];

export function check(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)('%s', (_, given, now, expected) => {
      expect(verdictIn(given, at(now))).toBe(expected);
    });
  });
}

export const NIGHT = bedtime('22:00', '07:00');
export const SOFT = { strength: 'soft' } as const;
export const OPEN_MESSAGES = { messagesOpen: true };
export const IN_MESSAGES: { feed: Feed } = { feed: 'messages' };

/** What was watched, as `watched` parses it. */
export const seen = (...texts: readonly string[]) => ({ watched: watched(...texts) });

/** "Continue" was pressed and holds until then. */
export const continued = (until: string) => ({
  answers: { continuedUntil: at(until), pausePassedAt: 0, endedKey: '' },
});

/** Firm bedtime from 22:00 to 07:00. */
export const night = (more: Partial<World> = {}) => world({ windows: [NIGHT] }, more);
