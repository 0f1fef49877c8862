import { until } from '../browsers/wait-until.ts';
import { MAX_LATENCY } from '../enforcement-latency.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { daily, setRules } from '../messaging.ts';
import { putRows } from '../rows.ts';
import { freeze, hang } from '../unresponsive-pages.ts';

const OFF_MS = 79_000;
const HUNG_MS = 30_000;

/** The switch on chrome://extensions. */
async function setEnabled(kintime: Kintime, enabled: boolean): Promise<void> {
  const { browser, extensionId } = kintime.launched;
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async (id, on) =>
      new Promise<void>((done) => {
        chrome.management.setEnabled(id, on, done);
      }),
    extensionId,
    enabled,
  );
  await page.close();
}

/** As if the background had last run a while ago. Written again until nothing else writes it. */
async function ageLastRun(kintime: Kintime): Promise<void> {
  const value = Date.now() - OFF_MS;
  await until(
    'the last run to be long ago',
    async () => {
      if ((await kintime.setting('seenAt')) === value) return true;
      await putRows(kintime.reader, { settings: [{ key: 'seenAt', value }] });
      return false;
    },
    { every: 700 },
  );
}

/** Switches the extension off and on, as if it had been off for longer. */
async function switchOffAndOn(kintime: Kintime): Promise<void> {
  await ageLastRun(kintime);
  await setEnabled(kintime, false);
  await setEnabled(kintime, true);
  await kintime.reopenReader();
}

async function offTimes(kintime: Kintime): Promise<{ lines: number; gaps: number }> {
  const { log, gaps } = await kintime.stored();
  return {
    lines: log.filter(({ what }) => what === 'switched-off').length,
    gaps: gaps.filter(({ reason }) => reason === 'off').length,
  };
}

/** Until the first start in this session has been attributed: `startSession` in `startup.ts`. */
async function waitForCause(kintime: Kintime): Promise<void> {
  await until('the cause of the start to be known', async () => {
    const { awake } = await kintime.reader.evaluate(async () => chrome.storage.session.get());
    return awake === true && (await kintime.setting('suspectedOff')) === null;
  });
}

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
  await setEnabled(kintime, false);
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 1000);
  await setEnabled(kintime, true);
  const start = performance.now();
  await until('the tab to be closed', () => page.url().includes('closed.html'), { every: 20 });
  const tookMs = performance.now() - start;
  process.stdout.write(`    closed after ${tookMs.toFixed(0)} ms\n`);
  expect(tookMs).toBeLessThan(MAX_LATENCY);
  await kintime.reopenReader();
  await until('the time off to be logged', async () => (await offTimes(kintime)).lines > 0);
  expect(await offTimes(kintime)).toEqual({ lines: 1, gaps: 1 });
});
