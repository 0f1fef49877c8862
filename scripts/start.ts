import { setTimeout as pause } from 'node:timers/promises';
import { launchBrowser } from '../test/e2e/browsers/launch.ts';
import type { LaunchedBrowser } from '../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../test/fixtures/site/hosts.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { dist } from './paths.ts';
import { say } from './say.ts';
import { canReach } from './start/reach.ts';
import { visit } from './start/visit.ts';
import { wishesOf } from './start/wishes.ts';
import type { Wishes } from './start/wishes.ts';

const toleranceMs = 2000;
const usualSeconds = 20;

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function playVisit(wishes: Wishes, signal: AbortSignal): Promise<number> {
  // Only the stand-in knows how long it was really watched.
  const site = await startSite({ signal });
  const launched = await launchBrowser({ ...wishes, dist, site, signal });
  try {
    const seconds = wishes.seconds ?? usualSeconds;
    say(`No screen here: a visit of ${seconds} s to the stand-in feed in ${wishes.browser} …`);
    const { todayText, weekText, countedMs, trueMs } = await visit(launched, seconds, signal);
    const isRight = Math.abs(countedMs - trueMs) <= toleranceMs;
    say(`today    ${todayText} (${inSeconds(countedMs)})`);
    say(`week     ${weekText}`);
    say(`watched  ${inSeconds(trueMs)}, as the feed itself knows it`);
    say(isRight ? 'right: within 2 s' : 'wrong: more than 2 s apart');
    say(`screenshots: ${['welcome', 'feed', 'popup'].map((name) => `out/${name}.png`).join(', ')}`);
    return isRight ? 0 : 1;
  } finally {
    await launched.close();
    await site.close();
  }
}

async function openPages(launched: LaunchedBrowser): Promise<void> {
  const [first] = await launched.browser.pages();
  const feed = first ?? (await launched.browser.newPage());
  await feed.goto(feedOrigin, { waitUntil: 'domcontentloaded' });
  const welcome = await launched.openExtensionPage('app.html#/welcome');
  await welcome.bringToFront();
}

async function openWindow(wishes: Wishes, signal: AbortSignal): Promise<number> {
  const isReal = await canReach(feedOrigin, signal);
  const site = isReal ? undefined : await startSite({ signal });
  const launched = await launchBrowser({
    ...wishes,
    dist,
    site: site && { ...site, elsewhere: 'allow' },
    signal,
  });
  say(
    isReal
      ? 'Kintime is on the real site.'
      : 'TikTok cannot be reached: a stand-in feed plays instead.',
  );
  say('Close the window to end.');
  await openPages(launched);
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
  const wishes = wishesOf(process.argv.slice(2));
  await build({ signal });
  return wishes.headless ? playVisit(wishes, signal) : openWindow(wishes, signal);
});
