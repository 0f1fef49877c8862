import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from 'puppeteer-core';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import { isBackground, startCounting, closeExtensionPages, launchForBench } from '../browser.ts';
import type { Bench, Measurement } from '../measurement.ts';

const OBSERVED_MS = 10 * 60_000;
/** The browser stops an idle background after half a minute, or later on a busy machine. */
const STOP_TIMEOUT_MS = 120_000;

async function measure(bench: Bench) {
  const { signal } = bench;
  await using launched = await launchForBench(bench);
  await startCounting(launched);
  let starts = 0;
  const count = (target: Target) => {
    if (isBackground(target, launched)) starts += 1;
  };
  // Not a CDP session on the background, which would keep it awake.
  launched.browser.on('targetcreated', count);
  await until(
    'the background to fall asleep',
    async () => !(await launched.isBackgroundRunning()),
    { within: STOP_TIMEOUT_MS, every: 1000, signal },
  );
  starts = 0;
  await sleep(OBSERVED_MS, undefined, { signal });
  const wakeUpCount = starts;

  // Makes sure that the listener still counts.
  await launched.openExtensionPage('popup.html');
  await until('the background to be woken by the popup', () => starts > wakeUpCount, { signal });
  await closeExtensionPages(launched);
  const minutes = OBSERVED_MS / 60_000;
  return {
    wakeUps: {
      value: (wakeUpCount * 60) / minutes,
      note: `${wakeUpCount} in ${minutes} minutes`,
    },
  };
}

export const wakeUps: Measurement = { name: 'wake-ups', isLong: true, measure };
