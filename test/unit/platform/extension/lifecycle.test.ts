import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { detectStartCause } from '../../../../src/platform/extension/lifecycle.ts';
import type { StartCause } from '../../../../src/platform/extension/lifecycle.ts';

type Listener = (details: { reason: string }) => void;

const { events, event } = vi.hoisted(() => {
  const listeners: Record<string, Listener> = {};
  return {
    events: listeners,
    event: (name: string) => ({
      addListener: (listener: Listener) => (listeners[name] = listener),
      removeListener: () => undefined,
    }),
  };
});

vi.mock('../../../../src/platform/browser.ts', () => ({
  runtime: { onInstalled: event('onInstalled'), onStartup: event('onStartup') },
}));

describe('the cause of a start', () => {
  let cause: StartCause | undefined;
  beforeEach(() => {
    vi.useFakeTimers();
    cause = undefined;
    void detectStartCause(new AbortController().signal).then((found) => (cause = found));
  });
  afterEach(() => vi.useRealTimers());

  it.each([
    ['onInstalled', 'install', 'installed'],
    ['onInstalled', 'update', 'updated'],
    ['onStartup', '', 'browser-started'],
  ] as const)('is known as soon as %s says so (%s)', async (name, reason, expected) => {
    events[name]?.({ reason });
    await vi.advanceTimersByTimeAsync(0);
    expect(cause).toBe(expected);
  });

  it('is being switched on if no event comes', async () => {
    await vi.advanceTimersByTimeAsync(9999);
    expect(cause).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(cause).toBe('switched-on');
  });
});
