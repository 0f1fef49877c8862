import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { launchBrowser } from '../test/e2e/browsers/launch.ts';
import type { LaunchedBrowser } from '../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../test/fixtures/site/hosts.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { dist, out } from './paths.ts';
import { say } from './say.ts';
import { canReach } from './start/reach.ts';
import { visit } from './start/visit.ts';
import { parseOptions } from './start/options.ts';
import type { Options } from './start/options.ts';

const toleranceMs = 2000;
const usualSeconds = 20;

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function playVisit(wishes: Options, signal: AbortSignal): Promise<number> {
  // Only the stand-in knows how long it was really watched.
  const site = await startSite({ signal });
  const { browser } = wishes;
  const launched = await launchBrowser({ browser, headless: true, dist, site, signal });
  try {
    const seconds = wishes.seconds ?? usualSeconds;
    if (wishes.headless === 'no screen')
      say('There is no screen here, so nothing opens to look at.');
    say(`A visit of ${seconds} s to the stand-in feed in ${browser}, played out of sight …`);
    const { todayText, weekText, countedMs, trueMs, pictures } = await visit(launched, seconds, {
      say: (line) => say(`  ${line}`),
      signal,
    });
    const apartMs = Math.abs(countedMs - trueMs);
    const isRight = apartMs <= toleranceMs;
    say(`today    ${todayText} (${inSeconds(countedMs)})`);
    say(`week     ${weekText}`);
    say(`watched  ${inSeconds(trueMs)}, as the feed itself knows it`);
    const most = inSeconds(toleranceMs);
    say(
      isRight
        ? `Kintime counted right: it is ${inSeconds(apartMs)} off, and up to ${most} is fine.`
        : `Kintime counted wrong: it is ${inSeconds(apartMs)} off, and no more than ${most} is fine.`,
    );
    say(`Pictures of what a person would see: ${pictures.join(', ')}`);
    return isRight ? 0 : 1;
  } finally {
    await launched.close();
    await site.close();
  }
}

const samplePage = 'app.html?sample#/time';

/** A picture of the sample, where no window can show it. */
async function pictureSample({ browser }: Options, signal: AbortSignal): Promise<number> {
  const launched = await launchBrowser({ browser, headless: true, dist, signal });
  try {
    const page = await launched.openExtensionPage(samplePage, { width: 1000, height: 860 });
    await page.waitForSelector('[data-testid="week-total"]');
    await mkdir(out, { recursive: true });
    const path = `sample-${browser}.png` as const;
    await page.screenshot({ path: `${out}/${path}` });
    say(`A picture of the sample: out/${path}`);
    return 0;
  } finally {
    await launched.close();
  }
}

/** The feed in the first tab, and in front the welcome page: the one that the extension opens itself. */
async function openPages(launched: LaunchedBrowser): Promise<void> {
  const { browser, welcome } = launched;
  const first = (await browser.pages()).find((page) => page !== welcome);
  const feed = first ?? (await browser.newPage());
  await feed.goto(feedOrigin, { waitUntil: 'domcontentloaded' });
  await (welcome ?? (await launched.openExtensionPage('app.html#/welcome'))).bringToFront();
}

async function openWindow(wishes: Options, signal: AbortSignal): Promise<number> {
  const isReal = await canReach(feedOrigin, signal);
  const site = isReal ? undefined : await startSite({ signal });
  const launched = await launchBrowser({
    browser: wishes.browser,
    headless: false,
    dist,
    site: site && { ...site, elsewhere: 'allow' },
    signal,
  });
  if (!isReal) say('TikTok cannot be reached: a stand-in feed plays in its place.');
  await openPages(launched);
  if (wishes.sample) {
    await launched.openExtensionPage(samplePage);
    say('In front is what Kintime shows, with made-up weeks. Close the window to end.');
  } else {
    say('Two tabs are open: the welcome page of Kintime in front, and TikTok beside it.');
    say('Say yes on the welcome page, then go to TikTok. Close the window to end.');
  }
  const over = new AbortController();
  const limit =
    wishes.seconds === undefined
      ? []
      : [
          pause(wishes.seconds * 1000, undefined, {
            signal: AbortSignal.any([signal, over.signal]),
          }),
        ];
  await Promise.race([launched.ended, ...limit]).finally(() => over.abort());
  await launched.close();
  await site?.close();
  return 0;
}

await command(async (signal) => {
  const wishes = parseOptions(process.argv.slice(2));
  await build({ signal });
  if (wishes.headless === null) return openWindow(wishes, signal);
  return wishes.sample ? pictureSample(wishes, signal) : playVisit(wishes, signal);
}, 'start');
