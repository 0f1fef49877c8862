// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { Keeper } from '../../../../src/content/blocking/playback-blocker.ts';

vi.mock('../../../../src/content/tracking/page-state.ts', () => ({ EMBEDDED: true }));

it('a player within another page asks nobody to read of the counting', () => {
  const keeper = new Keeper(
    {
      clock: { now: () => ({ wall: 0, mono: 0 }) },
      attended: () => false,
      covered: () => undefined,
      finished: () => undefined,
      answer: async () => undefined,
    },
    new AbortController().signal,
  );
  const open = { state: 'open', reason: null, opensAt: null, endsBy: null, pauseMs: null } as const;
  const notice = { at: 0, reason: 'first-visit' } as const;
  keeper.hear({ ...open, still: false, notice, zone: 'Europe/Berlin' });
  expect(globalThis.kintimeKeeper?.view()).toBeNull();
});
