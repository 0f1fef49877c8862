import type { Frame, Page } from 'puppeteer-core';
import type { Rules } from '../../src/domain/limits/rules/rules.ts';
import { daily, setRules } from './messaging.ts';
import { until } from './browsers/wait-until.ts';
import { measureSchedulingDelay } from './browsers/scheduling-delay.ts';
import { FINAL_STATE_TIMEOUT, truthOf } from './kintime.ts';
import type { Kintime } from './kintime.ts';

/** Maximum time from a closing verdict until nothing plays (rule A19), in milliseconds. */
export const MAX_LATENCY = 1000;

/** A document that plays media. */
export interface Playing {
  /** When media last moved, in epoch milliseconds; 0 before it played. */
  movedAt: () => Promise<number>;
}

/**
 * A document of the stand-in feed, which posts its final state when it is unloaded. A browser with
 * much to do may drop that: then it moved until it was first seen to be gone, at the latest.
 */
export async function playerIn({ site }: Kintime, place: Page | Frame): Promise<Playing> {
  const { id } = await truthOf(place);
  let goneAt = Number.POSITIVE_INFINITY;
  return {
    movedAt: async () => {
      const finalState = site.finalStates.get(id);
      if (finalState !== undefined) return finalState.movedAt;
      // It cannot be evaluated while it navigates to the closed page.
      const truth = await truthOf(place).catch(() => null);
      if (truth === null) return Number.NaN;
      if (truth.id === id) return truth.movedAt;
      goneAt = Math.min(goneAt, Date.now());
      return Date.now() - goneAt > FINAL_STATE_TIMEOUT ? goneAt : Number.NaN;
    },
  };
}

/**
 * Closes the site, and waits until no media has moved for a while.
 * @param rules with a limit of 0
 * @returns the milliseconds from sending the rule to the last movement, without the time in which
 *   the browser's processes waited for a core; and a line for the report
 */
export async function measureClosing(
  kintime: Kintime,
  documents: readonly Playing[],
  rules: Partial<Rules> = daily(0),
): Promise<{ ms: number; line: string }> {
  const delay = await measureSchedulingDelay(await kintime.launched.pids());
  const verdict = await setRules(kintime, rules);
  const samples: { at: number; delayMs: number }[] = [];
  const last = await until('nothing to move for a while', async () => {
    const moves = await Promise.all(documents.map(async ({ movedAt }) => movedAt()));
    const latest = Math.max(...moves);
    samples.push({ at: Date.now(), delayMs: await delay() });
    return Date.now() - Math.max(verdict, latest) > 2 * MAX_LATENCY && { at: latest };
  });
  const delayMs = samples.find(({ at }) => at >= last.at)?.delayMs ?? 0;
  const totalMs = Math.max(0, last.at - verdict);
  const line = `paused after ${totalMs} ms, of which ${Math.round(delayMs)} ms were scheduling delay`;
  process.stdout.write(`    ${line}\n`);
  return { ms: totalMs - delayMs, line };
}
