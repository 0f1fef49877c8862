import type { Frame, Page } from 'puppeteer-core';
import { daily, setRules } from './agreeing.ts';
import { until } from './browsers/condition.ts';
import { heldUp } from './browsers/held-up.ts';
import { truthOf } from './kintime.ts';
import type { Kintime } from './kintime.ts';

/** From the verdict to nothing playing (design: Budgets), in milliseconds. */
export const AT_ONCE = 1000;

/** A document in which something plays, and how to learn when it last did. */
export interface Playing {
  /** Epoch milliseconds by the document's own clock; 0 before it played. */
  movedAt: () => Promise<number>;
}

/** A document of the stand-in feed, which also says farewell when it has to go. */
export async function playerIn({ site }: Kintime, place: Page | Frame): Promise<Playing> {
  const { id } = await truthOf(place);
  return {
    movedAt: async () => {
      const farewell = site.farewells.get(id);
      if (farewell !== undefined) return farewell.movedAt;
      // While it gives way to the closed page it cannot be asked.
      return truthOf(place).then(
        (truth) => (truth.id === id ? truth.movedAt : Number.NaN),
        () => Number.NaN,
      );
    },
  };
}

/**
 * Closes the site with a limit of 0, and waits until nothing has moved for a while.
 * @returns the milliseconds from the moment at which a page of ours handed the rule in to the last
 *   move, without those in which the machine held the browser up; and a line that says both
 */
export async function closeAndTime(
  kintime: Kintime,
  documents: readonly Playing[],
): Promise<{ ms: number; line: string }> {
  const held = await heldUp(await kintime.launched.pids());
  const verdict = await setRules(kintime, daily(0));
  const samples: { at: number; heldMs: number }[] = [];
  const last = await until('nothing to move for a while', async () => {
    const moves = await Promise.all(documents.map(async ({ movedAt }) => movedAt()));
    const latest = Math.max(...moves);
    samples.push({ at: Date.now(), heldMs: await held() });
    return Date.now() - Math.max(verdict, latest) > 2 * AT_ONCE && { at: latest };
  });
  const heldMs = samples.find(({ at }) => at >= last.at)?.heldMs ?? 0;
  const wholeMs = Math.max(0, last.at - verdict);
  const line = `still after ${wholeMs} ms, of which the machine took ${Math.round(heldMs)} ms`;
  process.stdout.write(`    ${line}\n`);
  return { ms: wholeMs - heldMs, line };
}
