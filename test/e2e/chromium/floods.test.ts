import { contentScriptWorld } from '../content-script-world.ts';
import { FLOODS, startFlood, STOP_FLOOD, TIME_HELLO } from '../floods.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { measureSchedulingDelay } from '../browsers/scheduling-delay.ts';

/** The longest that another tab may wait for its verdict, in milliseconds. */
const MAX_HELLO = 500;

/** Rows of spans that a flood may make in a minute (rule C3), and of gaps in all (rule C8). */
const MAX_SPANS_A_MINUTE = 60;
const MAX_GAPS = 500;

for (const [what, flood] of Object.entries(FLOODS)) {
  test(`${what}: no other tab waits, and the day stays small`, async ({ open }) => {
    const kintime = await open();
    // Without the page that floods, whose waiting for a core says nothing.
    const pids = await kintime.launched.pids();
    const flooding = await kintime.visit('/foryou?clip=long');
    await waitUntilPlayed(flooding, 3000);
    const inFlooding = await contentScriptWorld(flooding, kintime.launched);
    const other = await kintime.visit('/search?q=clay');
    const inOther = await contentScriptWorld(other, kintime.launched);
    const before = await rows(kintime);
    const from = Date.now();
    await inFlooding(startFlood(flood));
    const waits: number[] = [];
    let slowest = 0;
    const delay = await measureSchedulingDelay(pids);
    while (Date.now() - from < 15_000) {
      const delayed = await delay();
      const ms = Number(await inOther(TIME_HELLO));
      slowest = Math.max(slowest, ms);
      waits.push(Math.max(0, ms - ((await delay()) - delayed)));
      // About 50 questions, spread over all the time that is measured.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await inFlooding(STOP_FLOOD);
    const minutes = (Date.now() - from) / 60_000;
    const after = await rows(kintime);
    const spans = after.spans - before.spans;
    const worst = Math.max(...waits);
    process.stdout.write(
      `    hello after ${Math.round(worst)} ms at worst of ${waits.length} (${Math.round(slowest)} ms with other load); ${spans} more spans, ${after.gaps} gaps\n`,
    );
    expect(worst).toBeLessThan(MAX_HELLO);
    expect(spans / minutes).toBeLessThanOrEqual(MAX_SPANS_A_MINUTE);
    expect(after.gaps).toBeLessThanOrEqual(MAX_GAPS);
  });
}

async function rows(kintime: Kintime): Promise<{ spans: number; gaps: number }> {
  const { spans, gaps } = await kintime.stored();
  return { spans: spans.length, gaps: gaps.length };
}
