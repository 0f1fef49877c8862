// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { PlaybackBlocker } from '../../../../src/content/blocking/playback-blocker.ts';

vi.mock('../../../../src/content/observers/page-state.ts', () => ({ EMBEDDED: true }));

it('an embedded player does not show the first-visit notice', () => {
  const blocker = new PlaybackBlocker(
    {
      clock: { now: () => ({ wall: 0, mono: 0 }) },
      isAttended: () => false,
      onCover: () => undefined,
      answer: async () => undefined,
    },
    new AbortController().signal,
  );
  const open = { state: 'open', reason: null, opensAt: null, endsBy: null, pauseMs: null } as const;
  const notice = { at: 0, reason: 'first-visit' } as const;
  blocker.setVerdict({ ...open, still: false, notice, zone: 'Europe/Berlin' });
  expect(globalThis.kintimeBlocker?.view()).toBeNull();
});
