import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `check` gives something, and gives it back. */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  {
    within = 15_000,
    every = 50,
    signal,
  }: { within?: number; every?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const deadline = performance.now() + within;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${within} ms in vain for ${what}`);
    await pause(every, undefined, signal === undefined ? {} : { signal });
  }
}
