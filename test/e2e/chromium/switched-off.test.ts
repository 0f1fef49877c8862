import { measureSchedulingDelay } from '../browsers/scheduling-delay.ts';
import { until } from '../browsers/wait-until.ts';
import { MAX_LATENCY } from '../enforcement-latency.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { daily, setRules } from '../messaging.ts';
import { ageLastRun, offTimes, switchOffAndOn, waitForCause } from '../switched-off.ts';
import { freeze, hang } from '../unresponsive-pages.ts';

const HUNG_MS = 30_000;

test('a time off is recorded once, even if the browser is quit at once', async ({
  open,
  profile,
}) => {
  const first = await open({ profile });
  await switchOffAndOn(first);
  // Long before the browser has said why the extension started.
  await until('the time off to be suspected', async () => first.setting('suspectedOff'));
  await first.launched.close();
  const second = await open({ profile });
  await until('the time off to be logged', async () => (await offTimes(second)).lines > 0);
  await waitForCause(second);
  expect(await offTimes(second)).toEqual({ lines: 1, gaps: 1 });
});

test('a start of the browser leaves no trace, however it was quit', async ({ open, profile }) => {
  const first = await open({ profile });
  await ageLastRun(first);
  await first.launched.kill('SIGKILL');
  const second = await open({ profile });
  await waitForCause(second);
  expect(await offTimes(second)).toEqual({ lines: 0, gaps: 0 });
});

test('a time off is recorded once while the only tabs of the site are frozen or hung', async ({
  open,
}) => {
  const kintime = await open();
  const frozen = await kintime.visit('/foryou');
  await waitUntilPlayed(frozen, 1000);
  const hung = await kintime.visit('/foryou');
  await waitUntilPlayed(hung, 1000);
  await kintime.reader.bringToFront();
  // The page reports once more when it is left, which is the last time that Kintime was seen.
  await kintime.stableCountMs(2500);
  const thaw = await freeze(frozen);
  hang(hung, HUNG_MS);
  const start = performance.now();
  await switchOffAndOn(kintime);
  await until('the time off to be logged', async () => (await offTimes(kintime)).lines > 0);
  expect(performance.now() - start).toBeLessThan(HUNG_MS);
  await kintime.launched.stopBackground();
  await thaw();
  for (const page of [frozen, hung]) {
    const { playedMs } = await truthOf(page);
    await page.bringToFront();
    await waitUntilPlayed(page, playedMs + 2000);
  }
  await waitForCause(kintime);
  expect(await offTimes(kintime)).toEqual({ lines: 1, gaps: 1 });
});

test('a page opened while Kintime was off is closed within 1 s of its being on', async ({
  open,
}) => {
  const kintime = await open();
  await setRules(kintime, daily(0));
  await ageLastRun(kintime);
  await kintime.launched.setEnabled(false);
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 1000);
  await kintime.launched.setEnabled(true);
  const start = performance.now();
  // Of the thread that waited longest, since threads wait at the same time.
  const delay = await measureSchedulingDelay(await kintime.launched.pids(), (waits) =>
    Math.max(0, ...waits),
  );
  await until('the tab to be closed', () => page.url().includes('closed.html'), { every: 20 });
  const tookMs = performance.now() - start;
  const delayMs = await delay();
  process.stdout.write(
    `    closed after ${tookMs.toFixed(0)} ms, of which ${delayMs.toFixed(0)} ms were scheduling delay\n`,
  );
  expect(tookMs - delayMs).toBeLessThan(MAX_LATENCY);
  await kintime.reopenReader();
  await until('the time off to be logged', async () => (await offTimes(kintime)).lines > 0);
  expect(await offTimes(kintime)).toEqual({ lines: 1, gaps: 1 });
});
