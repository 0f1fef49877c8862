import type { Millis } from '../domain/time/units.ts';

/** Resolves after a delay, or as soon as the signal is aborted. */
export function sleep(ms: Millis, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
