import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for a machine five times slower than two quiet cores; a condition is met long before. In milliseconds. */
export const PATIENCE = 60_000;

const waits: string[] = [];
let began = performance.now();

/** Starts a new list of what is waited for, with the test that begins. */
export function clearWaits(): void {
  waits.length = 0;
  began = performance.now();
}

/** What was waited for since the test began, one line each: when, what, and how long it took. */
export function listWaits(): readonly string[] {
  return waits;
}

function note(what: string, from: number, outcome: string): void {
  const at = ((from - began) / 1000).toFixed(1);
  waits.push(`${at.padStart(7)} s  ${what}: ${outcome} ${Math.round(performance.now() - from)} ms`);
}

/** Waits until `check` returns something, and returns it. @throws when that took too long */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  {
    within = PATIENCE,
    every = 50,
    signal,
  }: { within?: number; every?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const from = performance.now();
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) {
      note(what, from, 'after');
      return found;
    }
    if (performance.now() > from + within) {
      note(what, from, 'not within');
      throw new Error(`Waited ${within} ms in vain for ${what}`);
    }
    await pause(every, undefined, signal === undefined ? {} : { signal });
  }
}
