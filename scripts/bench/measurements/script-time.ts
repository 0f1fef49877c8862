import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { startCounting, withFeed } from '../browser.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const windows = 3;
const windowMs = 10_000;
/** Skips the first seconds, in which code runs for the first time. */
const warmUpMs = 8000;

/** An event of a Chromium trace; times are microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread, unlike `dur`, which includes other load on the machine. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

interface ScriptCost {
  readonly micros: number;
  readonly calls: number;
}

/**
 * Main-thread time of a script. A trace has one `FunctionCall` per listener or timer callback, with
 * the URL of the script and its CPU time including callees. Promise continuations appear as
 * `RunMicrotasks` without a URL: all those outside of function calls are attributed to our script,
 * which errs on the high side. Garbage collection is not included.
 */
export function timeInScript(events: readonly TraceEvent[], url: string): ScriptCost {
  const calls = events.filter(({ name }) => name === 'FunctionCall');
  const own = calls.filter(({ args }) => args?.data?.url === url);
  const [first] = own;
  if (first === undefined) return { micros: 0, calls: 0 };
  const isOnThread = ({ pid, tid }: TraceEvent) => pid === first.pid && tid === first.tid;
  const callsOnThread = calls.filter(isOnThread);
  const microtasks = events.filter(
    (event) =>
      event.name === 'RunMicrotasks' &&
      isOnThread(event) &&
      !callsOnThread.some(({ ts, dur = 0 }) => ts <= event.ts && event.ts < ts + dur),
  );
  const micros = [...own, ...microtasks].reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0);
  return { micros, calls: own.length };
}

async function traceFor(page: Page, url: string, signal: AbortSignal): Promise<ScriptCost> {
  await page.tracing.start({ categories: ['devtools.timeline', 'v8'] });
  await sleep(windowMs, undefined, { signal });
  const bytes = await page.tracing.stop();
  if (bytes === undefined) throw new Error('The browser gave no trace');
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const cost = timeInScript(traceEvents, url);
  if (cost.calls === 0) throw new Error('The content script did not run at all');
  return cost;
}

async function measureIn(launched: LaunchedBrowser, signal: AbortSignal) {
  await startCounting(launched);
  const page = await launched.browser.newPage();
  await page.goto(`${feedOrigin}/foryou?hop=15000`);
  await page.waitForFunction('__feed.playing');
  await sleep(warmUpMs, undefined, { signal });
  const costs: ScriptCost[] = [];
  for (let window = 0; window < windows; window += 1) {
    costs.push(await traceFor(page, `${launched.extensionOrigin}/content.js`, signal));
  }
  const percents = costs.map(({ micros }) => micros / 10 / windowMs);
  const calls = costs.reduce((sum, cost) => sum + cost.calls, 0);
  const perCall = costs.reduce((sum, cost) => sum + cost.micros, 0) / calls;
  return {
    scriptTime: {
      value: median(percents),
      note: `median of ${windows} × ${windowMs / 1000} s; ${(calls / windows / (windowMs / 1000)).toFixed(1)} calls a second, ${perCall.toFixed(0)} µs each`,
    },
  };
}

export const scriptTime: Measurement = {
  name: 'script-time',
  measure: (bench) => withFeed(bench, (launched) => measureIn(launched, bench.signal)),
};
