import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../../test/fixtures/site/hosts.ts';
import { tempFolder } from '../../disposable.ts';
import { startCounting, attachToBackground, withFeed } from '../browser.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { ratesOf } from '../rates.ts';
import { recordScriptRequests, requestsInLog } from './requests.ts';
import { readActivity, recordActivity } from './background-activity.ts';
import type { BackgroundActivity, ReceivedMessage } from './background-activity.ts';

/** Fifteen reporting periods; a shorter recording would make the rate imprecise. */
const steadyMs = 120_000;
const restlessMs = 30_000;
const hopMs = 5000;

interface Visited {
  readonly page: Page;
  /** The browser's id of the document. */
  readonly document: string;
}

/** Loads a page and waits for its first message to the background, which has the id of the document. */
async function visit(page: Page, path: string, background: CDPSession): Promise<Visited> {
  const { messages } = await readActivity(background);
  const known = new Set(messages.map(({ document }) => document));
  await page.goto(feedOrigin + path);
  const document = await until(`the first message of ${path}`, async () => {
    const received = (await readActivity(background)).messages;
    return received.find((message) => !known.has(message.document))?.document;
  });
  return { page, document };
}

const from = (
  { document }: Visited,
  { messages }: BackgroundActivity,
): readonly ReceivedMessage[] => messages.filter((message) => message.document === document);

/** Milliseconds from the first report of a document to its last. */
function reportedMs(visited: Visited, activity: BackgroundActivity): number {
  const reports = from(visited, activity).filter(({ name }) => name === 'report');
  return (reports.at(-1)?.at ?? 0) - (reports[0]?.at ?? 0);
}

function beyondFirst(visited: Visited, activity: BackgroundActivity) {
  const received = from(visited, activity);
  const names = received.map(({ name }) => name).join(', ');
  return { value: received.length - 1, note: `received: ${names}` };
}

const stateOf = (page: Page) => page.evaluate(() => document.visibilityState);

/** In another state of the pages, the figures would look plausible and be wrong. */
async function assertVisibility(steady: Visited, still: Visited, hidden: Visited): Promise<void> {
  const states = await Promise.all([steady, still, hidden].map(({ page }) => stateOf(page)));
  if (states.join() !== 'visible,visible,hidden')
    throw new Error(`The pages are ${states.join()}; expected visible, visible, hidden`);
}

async function assertPlayed({ page }: Visited): Promise<void> {
  const playedMs = Number(await page.evaluate('__feed.playedMs'));
  if (!(playedMs >= steadyMs * 0.9)) throw new Error(`The video played for ${playedMs} ms only`);
}

/** Opens the pages of the extension, any of which might send requests. */
async function openAllPages(launched: LaunchedBrowser): Promise<number> {
  const paths = ['popup.html', 'app.html#/welcome', 'app.html#/time', 'app.html#/data'];
  for (const path of paths) {
    const page = await launched.openExtensionPage(path);
    await page.waitForNetworkIdle();
  }
  return paths.length;
}

/** Moves on to the next video every few seconds, as most people do. */
async function watchRestlessly(
  launched: LaunchedBrowser,
  background: CDPSession,
  signal: AbortSignal,
) {
  const page = await launched.browser.newPage();
  const visited = await visit(page, `/foryou?hop=${hopMs}&address=push`, background);
  await until(
    'the reports of a feed that moves on',
    async () => reportedMs(visited, await readActivity(background)) >= restlessMs,
    { within: restlessMs * 3, every: 500, signal },
  );
  return ratesOf(await readActivity(background), visited.document).messages;
}

async function watch(launched: LaunchedBrowser, signal: AbortSignal) {
  await startCounting(launched);
  const { browser } = launched;
  const background = await attachToBackground(launched);
  await recordActivity(background);

  // A new tab opens in the last used window, so the separate window comes last.
  const hiddenPage = await browser.newPage({ background: true });
  const hidden = await visit(hiddenPage, '/foryou?hop=2000', background);
  const steadyPage = await browser.newPage();
  const scripted = await recordScriptRequests(steadyPage, `${launched.extensionOrigin}/`);
  const steady = await visit(steadyPage, '/foryou?clip=long', background);
  const stillPage = await browser.newPage({ type: 'window' });
  const still = await visit(stillPage, '/foryou?still=1', background);
  await assertVisibility(steady, still, hidden);

  await until(
    'two minutes of reports',
    async () => reportedMs(steady, await readActivity(background)) >= steadyMs,
    { within: steadyMs * 1.5, every: 1000, signal },
  );
  const activity = await readActivity(background);
  await assertVisibility(steady, still, hidden);
  await assertPlayed(steady);

  await steadyPage.close();
  const restless = await watchRestlessly(launched, background, signal);
  await background.detach();
  return { steady, still, hidden, activity, restless, scripted };
}

async function measure(bench: Bench) {
  await using folder = await tempFolder();
  const log = join(folder.path, 'net-log.json');
  const work = async (launched: LaunchedBrowser) => {
    const { steady, still, hidden, activity, restless, scripted } = await watch(
      launched,
      bench.signal,
    );
    const pages = await openAllPages(launched);
    // Chromium completes the log when it exits.
    await launched.close();
    const logged = await requestsInLog(log, launched.extensionOrigin);
    const requests = [...logged.requests, ...scripted()];
    const rates = ratesOf(activity, steady.document);
    return {
      attendedMessages: rates.messages,
      restlessMessages: restless,
      writes: rates.writes,
      stillMessages: beyondFirst(still, activity),
      hiddenMessages: beyondFirst(hidden, activity),
      requests: {
        value: requests.length,
        note:
          requests.length > 0
            ? requests.slice(0, 3).join(' ')
            : `${logged.total} requests of the whole browser checked; ${pages} pages of Kintime opened`,
      },
    };
  };
  return await withFeed(bench, work, [`--log-net-log=${log}`]);
}

export const messages: Measurement = { name: 'messages', measure };
