import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../../test/fixtures/site/hosts.ts';
import { startSite } from '../../test/fixtures/site/server.ts';
import { agree, launchForBench } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';
import { median } from './statistics.ts';

const windows = 3;
const windowMs = 10_000;
/** Steady watching is meant, not the first seconds, in which everything runs for the first time. */
const warmUpMs = 8000;

/** One entry of a trace, as far as it matters here. All times are microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor, not of the clock on the wall: what else the machine does is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

interface Share {
  readonly micros: number;
  readonly calls: number;
}

/**
 * What a script costs the main thread. The browser's trace has one `FunctionCall` for each time
 * that it calls into a script (a listener, a timer), with the script's address and the thread's
 * own processor time; whatever that call does in turn (the page's getters, sending a message) is
 * in it. Continuations of promises run as `RunMicrotasks`, which names no script: those outside
 * of every call are all put down to ours, so that the figure errs on the side of too much.
 * What the browser does afterwards of its own accord, such as collecting garbage, is not in it.
 */
export function timeInScript(events: readonly TraceEvent[], url: string): Share {
  const calls = events.filter(({ name }) => name === 'FunctionCall');
  const own = calls.filter(({ args }) => args?.data?.url === url);
  const [first] = own;
  if (first === undefined) return { micros: 0, calls: 0 };
  const isOnThread = ({ pid, tid }: TraceEvent) => pid === first.pid && tid === first.tid;
  const others = calls.filter(isOnThread);
  const loose = events.filter(
    (event) =>
      event.name === 'RunMicrotasks' &&
      isOnThread(event) &&
      !others.some(({ ts, dur = 0 }) => ts <= event.ts && event.ts < ts + dur),
  );
  const micros = [...own, ...loose].reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0);
  return { micros, calls: own.length };
}

async function traceFor(page: Page, url: string, signal: AbortSignal): Promise<Share> {
  await page.tracing.start({ categories: ['devtools.timeline', 'v8'] });
  await pause(windowMs, undefined, { signal });
  const bytes = await page.tracing.stop();
  if (bytes === undefined) throw new Error('The browser gave no trace');
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const share = timeInScript(traceEvents, url);
  if (share.calls === 0) throw new Error('The content script did not run at all');
  return share;
}

async function measure(bench: Bench) {
  const { signal } = bench;
  const site = await startSite({ signal });
  const launched = await launchForBench(bench, { site });
  try {
    await agree(launched);
    const page = await launched.browser.newPage();
    await page.goto(`${feedOrigin}/foryou?hop=15000`);
    await page.waitForFunction('__feed.playing');
    await pause(warmUpMs, undefined, { signal });
    const shares: Share[] = [];
    for (let window = 0; window < windows; window += 1) {
      shares.push(await traceFor(page, `${launched.extensionOrigin}/content.js`, signal));
    }
    const percents = shares.map(({ micros }) => micros / 10 / windowMs);
    const calls = shares.reduce((sum, share) => sum + share.calls, 0);
    const perCall = shares.reduce((sum, share) => sum + share.micros, 0) / calls;
    return {
      scriptTime: {
        value: median(percents),
        note: `median of ${windows} × ${windowMs / 1000} s; ${(calls / windows / (windowMs / 1000)).toFixed(1)} calls a second, ${perCall.toFixed(0)} µs each`,
      },
    };
  } finally {
    await launched.close();
    await site.close();
  }
}

export const scriptTime: Measurement = {
  name: 'script-time',
  figures: ['scriptTime'],
  measure,
};
