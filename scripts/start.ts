import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../test/e2e/browsers/launch.ts';
import type { LaunchedBrowser } from '../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../test/fixtures/site/hosts.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { runCommand } from './cli.ts';
import { closing } from './disposable.ts';
import { dist, out } from './paths.ts';
import { visitSamplePages } from './sample-pages.ts';
import { parseOptions } from './start/options.ts';
import type { Options } from './start/options.ts';
import { visit } from './start/visit.ts';

const TOLERANCE_MS = 2000;
const DEFAULT_SECONDS = 20;
const DEMO_PAGE = 'app.html?sample#/time';
const CONNECT_TIMEOUT_MS = 3000;

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function runVisit(options: Options, signal: AbortSignal): Promise<number> {
  // Only the stand-in feed measures how long it was really watched.
  await using site = closing(await startSite({ signal }));
  const { browser, seconds = DEFAULT_SECONDS } = options;
  await using launched = closing(
    await launchBrowser({ browser, headless: true, dist, site, signal }),
  );
  if (options.headless === 'no screen') console.log('There is no screen here, so no window opens.');
  console.log(`A visit of ${seconds} s to the stand-in feed in ${browser}, without a window …`);
  const result = await visit(launched, seconds, signal);
  const differenceMs = Math.abs(result.countedMs - result.trueMs);
  const isRight = differenceMs <= TOLERANCE_MS;
  console.log(`today    ${result.todayText} (${inSeconds(result.countedMs)})`);
  console.log(`week     ${result.weekText}`);
  console.log(`watched  ${inSeconds(result.trueMs)}, as measured by the feed itself`);
  console.log(
    `Kintime counted ${isRight ? 'right' : 'wrong'}: it is ${inSeconds(differenceMs)} off; ${inSeconds(TOLERANCE_MS)} are allowed.`,
  );
  console.log(`Screenshots: ${result.screenshots.join(', ')}`);
  return isRight ? 0 : 1;
}

/** Screenshots of the demo, where no window can show it. */
async function captureDemo({ browser }: Options, signal: AbortSignal): Promise<number> {
  await using launched = closing(await launchBrowser({ browser, headless: true, dist, signal }));
  await mkdir(out, { recursive: true });
  const paths: string[] = [];
  await visitSamplePages(launched, async (page, name) => {
    const path = `sample-${name}-${browser}.png` as const;
    await page.screenshot({ path: `${out}/${path}` });
    paths.push(`out/${path}`);
  });
  console.log(`Screenshots of the pages with made-up weeks: ${paths.join(', ')}`);
  return 0;
}

/** Whether a site responds at all. */
async function isReachable(url: string, signal: AbortSignal): Promise<boolean> {
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]);
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: timeout });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** Opens the feed in the first tab, and in front of it the welcome page. */
async function openPages(launched: LaunchedBrowser): Promise<void> {
  const { browser, welcome } = launched;
  const first = (await browser.pages()).find((page) => page !== welcome);
  const feed = first ?? (await browser.newPage());
  await feed.goto(feedOrigin, { waitUntil: 'domcontentloaded' });
  await (welcome ?? (await launched.openExtensionPage('app.html#/welcome'))).bringToFront();
}

async function openWindow(options: Options, signal: AbortSignal): Promise<number> {
  const isReal = await isReachable(feedOrigin, signal);
  await using site = isReal ? undefined : closing(await startSite({ signal }));
  const { browser, seconds } = options;
  const reach = site && ({ ...site, elsewhere: 'allow' } as const);
  await using launched = closing(
    await launchBrowser({ browser, headless: false, dist, site: reach, signal }),
  );
  if (!isReal) console.log('TikTok cannot be reached: a stand-in feed plays in its place.');
  await openPages(launched);
  if (options.sample) {
    await launched.openExtensionPage(DEMO_PAGE);
    console.log('The front tab shows Kintime with made-up weeks. Close the window to end.');
  } else {
    console.log('Two tabs are open: the welcome page of Kintime in front, and TikTok beside it.');
    console.log('Say yes on the welcome page, then go to TikTok. Close the window to end.');
  }
  const timeout =
    seconds === undefined ? launched.ended : sleep(seconds * 1000, undefined, { signal });
  await Promise.race([launched.ended, timeout]);
  return 0;
}

await runCommand(async (signal) => {
  const options = parseOptions(process.argv.slice(2));
  await build({ signal });
  if (options.headless === null) return openWindow(options, signal);
  return options.sample ? captureDemo(options, signal) : runVisit(options, signal);
}, 'start');
