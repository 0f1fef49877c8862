import { setTimeout as sleep } from 'node:timers/promises';
import { contentScriptWorld } from '../../../test/e2e/content-script-world.ts';
import { FLOODS, startFlood, TIME_HELLO } from '../../../test/e2e/floods.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { startCounting, withFeed } from '../browser.ts';
import type { Bench, Figure, Measurement } from '../measurement.ts';
import { median, quantile } from '../statistics.ts';

const FLOOD_MS = 60_000;
const PAUSE_MS = 300;

/** How long another tab waits for its first verdict during a flood, in milliseconds. */
async function measureHellos(launched: LaunchedBrowser, flood: string): Promise<number[]> {
  await startCounting(launched);
  const flooding = await launched.browser.newPage();
  await flooding.goto(`${feedOrigin}/foryou?clip=long`);
  const inFlooding = await contentScriptWorld(flooding, launched);
  const other = await launched.browser.newPage();
  await other.goto(`${feedOrigin}/search?q=clay`);
  const inOther = await contentScriptWorld(other, launched);
  await inFlooding(startFlood(flood));
  const hellosMs: number[] = [];
  const end = performance.now() + FLOOD_MS;
  while (performance.now() < end) {
    hellosMs.push(Number(await inOther(TIME_HELLO)));
    await sleep(PAUSE_MS);
  }
  return hellosMs;
}

async function measure(bench: Bench) {
  const hello = async (flood: keyof typeof FLOODS): Promise<Figure> => {
    const all = await withFeed(bench, (launched) => measureHellos(launched, FLOODS[flood]));
    const note = `95th percentile of ${all.length}; median ${Math.round(median(all))} ms`;
    return { value: quantile(all, 0.95), note };
  };
  return {
    framesHello: await hello('a thousand frames'),
    movesHello: await hello('an address that changes every 100 ms'),
    spansHello: await hello('a thousand tiny spans and gaps a second'),
  };
}

export const floods: Measurement = { name: 'floods', isLong: true, measure };
