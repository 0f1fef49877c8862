import { setTimeout as pause } from 'node:timers/promises';
import { TargetType } from 'puppeteer-core';
import type { Target } from 'puppeteer-core';
import { until } from '../../test/e2e/browsers/condition.ts';
import { agree, closeExtensionPages, launchForBench } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';

const quietMs = 10 * 60_000;
/** An idle background ends after half a minute; a busy machine takes longer. */
const endsWithin = 120_000;

async function measure(bench: Bench) {
  const { signal } = bench;
  const launched = await launchForBench(bench);
  try {
    await agree(launched);
    let starts = 0;
    const count = (target: Target) => {
      const isOurs = target.url().startsWith(`${launched.extensionOrigin}/`);
      if (isOurs && target.type() === TargetType.SERVICE_WORKER) starts += 1;
    };
    // The browser tells of each start by itself; nobody is attached, which would keep it awake.
    launched.browser.on('targetcreated', count);
    await until(
      'the background to fall asleep',
      async () => !(await launched.isBackgroundRunning()),
      { within: endsWithin, every: 1000, signal },
    );
    starts = 0;
    await pause(quietMs, undefined, { signal });
    const woken = starts;

    // A counter that has stood at nought for ten minutes must still be able to count.
    await launched.openExtensionPage('popup.html');
    await until('the background to be woken by the popup', () => starts > woken, { signal });
    await closeExtensionPages(launched);
    const minutes = quietMs / 60_000;
    return { wakeUps: { value: (woken * 60) / minutes, note: `${woken} in ${minutes} minutes` } };
  } finally {
    await launched.close();
  }
}

export const wakeUps: Measurement = {
  name: 'wake-ups',
  figures: ['wakeUps'],
  isLong: true,
  measure,
};
