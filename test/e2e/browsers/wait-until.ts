import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds; enough for a machine five times slower than two idle cores. */
export const DEFAULT_TIMEOUT = 60_000;

const waits: string[] = [];
let startedAt = performance.now();

/** Clears the list of waits at the start of a test. */
export function clearWaits(): void {
  waits.length = 0;
  startedAt = performance.now();
}

/** One line for each wait since the start of the test: when, for what, and how long. */
export function listWaits(): readonly string[] {
  return waits;
}

function record(what: string, from: number, outcome: string): void {
  const at = ((from - startedAt) / 1000).toFixed(1);
  waits.push(`${at.padStart(7)} s  ${what}: ${outcome} ${Math.round(performance.now() - from)} ms`);
}

/** Polls `check` until it returns a value other than `undefined` and `false`. @throws on timeout */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  {
    within = DEFAULT_TIMEOUT,
    every = 50,
    signal,
  }: { within?: number; every?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const from = performance.now();
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) {
      record(what, from, 'after');
      return found;
    }
    if (performance.now() > from + within) {
      record(what, from, 'not within');
      throw new Error(`Timeout after ${within} ms waiting for ${what}`);
    }
    await sleep(every, undefined, signal === undefined ? {} : { signal });
  }
}
