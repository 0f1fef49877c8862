// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { PlaybackBlocker } from '../../../../src/content/blocking/playback-blocker.ts';
import { OPEN } from '../verdict-fixture.ts';

vi.mock('../../../../src/content/observers/page-state.ts', () => ({ EMBEDDED: true }));

it('an embedded player is covered while counting waits for the notice, which it cannot show', () => {
  let covered = false;
  const blocker = new PlaybackBlocker(
    {
      clock: { now: () => ({ wall: 0, mono: 0 }) },
      isAttended: () => false,
      onCover: (now) => (covered = now),
      answer: async () => undefined,
    },
    new AbortController().signal,
  );
  blocker.setVerdict({ ...OPEN, state: 'first-visit' });
  expect(covered).toBe(true);
  expect(globalThis.kintimeBlocker?.view()).toMatchObject({ kind: 'first-visit', embedded: true });
});
