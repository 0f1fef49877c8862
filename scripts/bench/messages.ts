import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { until } from '../../test/e2e/browsers/condition.ts';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../test/fixtures/site/hosts.ts';
import { startSite } from '../../test/fixtures/site/server.ts';
import { agree, holdBackground, launchForBench } from './household.ts';
import type { Bench, Measurement } from './measurement.ts';
import { ratesOf } from './rates.ts';
import { requestsByScript, requestsInLog } from './requests.ts';
import { beginTally, readTally } from './summary.ts';
import type { Heard, Tally } from './summary.ts';

/** Fifteen reports; a rate over fewer would hang on where the count begins and ends. */
const steadyMs = 120_000;
const restlessMs = 30_000;
const hopMs = 5000;

interface Visited {
  readonly page: Page;
  /** The browser's id of the document, as the background hears it. */
  readonly document: string;
}

/** Loads a page and waits for its first word to the background, which tells its document's id. */
async function visit(page: Page, path: string, background: CDPSession): Promise<Visited> {
  const { messages } = await readTally(background);
  const known = new Set(messages.map(({ document }) => document));
  await page.goto(feedOrigin + path);
  const document = await until(`the question of ${path}`, async () => {
    const heard = (await readTally(background)).messages;
    return heard.find((message) => !known.has(message.document))?.document;
  });
  return { page, document };
}

const from = ({ document }: Visited, { messages }: Tally): readonly Heard[] =>
  messages.filter((message) => message.document === document);

/** From its first report to its last. */
function reportedMs(visited: Visited, tally: Tally): number {
  const reports = from(visited, tally).filter(({ name }) => name === 'report');
  return (reports.at(-1)?.at ?? 0) - (reports[0]?.at ?? 0);
}

function beyondQuestion(visited: Visited, tally: Tally) {
  const heard = from(visited, tally);
  const names = heard.map(({ name }) => name).join(', ');
  return { value: heard.length - 1, note: `heard from it: ${names}` };
}

const stateOf = (page: Page) => page.evaluate(() => document.visibilityState);

/** Numbers that come from a scene other than the intended one would look fine and be wrong. */
async function assertScene(steady: Visited, still: Visited, hidden: Visited): Promise<void> {
  const states = await Promise.all([steady, still, hidden].map(({ page }) => stateOf(page)));
  if (states.join() !== 'visible,visible,hidden')
    throw new Error(`The pages are ${states.join()}; meant: visible, visible, hidden`);
}

async function assertPlayed({ page }: Visited): Promise<void> {
  const playedMs = Number(await page.evaluate('__feed.playedMs'));
  if (!(playedMs >= steadyMs * 0.9)) throw new Error(`Only ${playedMs} ms were played`);
}

/** Every page that a person can open, so that whatever they might ask the network for is asked. */
async function openEverything(launched: LaunchedBrowser): Promise<number> {
  const paths = ['popup.html', 'app.html#/welcome', 'app.html#/time', 'app.html#/data'];
  for (const path of paths) {
    const page = await launched.openExtensionPage(path);
    await page.waitForNetworkIdle();
  }
  return paths.length;
}

/** Watching as most people do: on to the next video every few seconds. */
async function moveOn(launched: LaunchedBrowser, background: CDPSession, signal: AbortSignal) {
  const page = await launched.browser.newPage();
  const visited = await visit(page, `/foryou?hop=${hopMs}`, background);
  await until(
    'the reports of a feed that moves on',
    async () => reportedMs(visited, await readTally(background)) >= restlessMs,
    { within: restlessMs * 3, every: 500, signal },
  );
  return ratesOf(await readTally(background), visited.document).messages;
}

async function watch(launched: LaunchedBrowser, signal: AbortSignal) {
  await agree(launched);
  const { browser } = launched;
  const background = await holdBackground(launched);
  await beginTally(background);

  // A new tab opens in the window that was used last: the window of its own comes at the end.
  const behind = await browser.newPage({ background: true });
  const hidden = await visit(behind, '/foryou?hop=2000', background);
  const front = await browser.newPage();
  const scripted = await requestsByScript(front, `${launched.extensionOrigin}/`);
  const steady = await visit(front, '/foryou?clip=long', background);
  const apart = await browser.newPage({ type: 'window' });
  const still = await visit(apart, '/foryou?still=1', background);
  await assertScene(steady, still, hidden);

  await until(
    'two minutes of reports',
    async () => reportedMs(steady, await readTally(background)) >= steadyMs,
    { within: steadyMs * 1.5, every: 1000, signal },
  );
  const tally = await readTally(background);
  await assertScene(steady, still, hidden);
  await assertPlayed(steady);

  await front.close();
  const restless = await moveOn(launched, background, signal);
  await background.detach();
  return { steady, still, hidden, tally, restless, scripted };
}

async function measure(bench: Bench) {
  const { signal } = bench;
  const folder = await mkdtemp(join(tmpdir(), 'kintime-bench-'));
  const log = join(folder, 'net-log.json');
  const site = await startSite({ signal });
  const launched = await launchForBench(bench, { site, args: [`--log-net-log=${log}`] });
  try {
    const { steady, still, hidden, tally, restless, scripted } = await watch(launched, signal);
    const pages = await openEverything(launched);
    // The log is whole once the browser has ended.
    await launched.close();
    const logged = await requestsInLog(log, launched.extensionOrigin);
    const found = [...logged.requests, ...scripted()];

    const rates = ratesOf(tally, steady.document);
    return {
      attendedMessages: rates.messages,
      restlessMessages: restless,
      writes: rates.writes,
      stillMessages: beyondQuestion(still, tally),
      hiddenMessages: beyondQuestion(hidden, tally),
      requests: {
        value: found.length,
        note:
          found.length > 0
            ? found.slice(0, 3).join(' ')
            : `${logged.all} requests of the whole browser looked at; ${pages} pages of Kintime opened`,
      },
    };
  } finally {
    await launched.close();
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export const messages: Measurement = {
  name: 'messages',
  figures: [
    'attendedMessages',
    'restlessMessages',
    'stillMessages',
    'hiddenMessages',
    'writes',
    'requests',
  ],
  measure,
};
