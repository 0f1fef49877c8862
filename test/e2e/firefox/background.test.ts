import { until } from '../browsers/wait-until.ts';
import type { LaunchedBrowser } from '../browsers/launch.ts';
import { test, truthOf, waitUntilPlayed } from '../kintime.ts';

test.describe('the event page', () => {
  test('stops by itself twice during a visit, and counting goes on', async ({ open, compare }) => {
    // Less than the report interval, so that it is stopped for most of the visit.
    const kintime = await open({ prefs: { 'extensions.background.idle.timeout': 3000 } });
    const page = await kintime.visit('/foryou');
    await toStop(kintime.launched);
    await toRun(kintime.launched);
    await toStop(kintime.launched);
    // Long before it would stop a third time: Firefox drops the last report of a page that is closed
    // in the very moment in which the event page stops.
    await toRun(kintime.launched);
    const { playedMs } = await truthOf(page);
    await waitUntilPlayed(page, playedMs + 1000);
    const { playedMs: wholeMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(wholeMs), wholeMs);
  });
});

/** Waits for the browser's own idle timeout. */
async function toStop({ isBackgroundRunning }: LaunchedBrowser): Promise<void> {
  await until('the event page to stop', async () => !(await isBackgroundRunning()));
}

async function toRun({ isBackgroundRunning }: LaunchedBrowser): Promise<void> {
  await until('the event page to start', isBackgroundRunning);
}
