import { describe, expect, it } from 'vitest';
import { isLastVideoOver } from '../../../../../src/domain/limits/evaluation/last-video.ts';
import type {
  LastVideo,
  LastVideoNow,
} from '../../../../../src/domain/limits/evaluation/last-video.ts';

const before: LastVideo = { source: 'one', seconds: 12 };
const now: LastVideoNow = { ...before, seconds: 12.25, paused: false, ended: false };

describe('the video that may finish', () => {
  const rows: readonly [what: string, change: Partial<LastVideoNow>, over: boolean][] = [
    ['plays on', {}, false],
    ['waits for data', { seconds: 12 }, false],
    ['is skipped ahead', { seconds: 39 }, false],
    ['corrects its clock', { seconds: 11.95 }, false],
    ['was stopped', { paused: true }, true],
    ['has ended', { ended: true }, true],
    ['begins again', { seconds: 0.1 }, true],
    ['is taken back', { seconds: 11 }, true],
    ['gives way to another in the same place', { source: 'two', seconds: 0.2 }, true],
    ['goes on in another quality', { source: 'two' }, false],
    ['goes on in another quality a little earlier', { source: 'two', seconds: 11 }, false],
    ['gives way to another that is further on', { source: 'two', seconds: 30 }, true],
  ];
  it.each(rows)('one that %s', (_, change, over) => {
    expect(isLastVideoOver(before, { ...now, ...change })).toBe(over);
  });
});
