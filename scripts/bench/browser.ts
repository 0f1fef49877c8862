import { TargetType } from 'puppeteer-core';
import type { CDPSession, Page, Target } from 'puppeteer-core';
import type { Archive } from '../../src/domain/backup/archive.ts';
import type { MessageName, Reply, Request } from '../../src/messages/index.ts';
import { launchBrowser } from '../../test/e2e/browsers/launch.ts';
import type { LaunchedBrowser, LaunchOptions } from '../../test/e2e/browsers/launch.ts';
import { startSite } from '../../test/fixtures/site/server.ts';
import { zoneNearNoon } from '../../test/e2e/zone.ts';
import { closing } from '../disposable.ts';
import type { Bench } from './measurement.ts';

/** Launches headless Chromium with the built extension. */
export async function launchForBench(
  { dist, signal }: Bench,
  options: Partial<LaunchOptions> = {},
): Promise<LaunchedBrowser & AsyncDisposable> {
  const env = { TZ: zoneNearNoon() };
  return closing(
    await launchBrowser({ browser: 'chromium', headless: true, dist, signal, env, ...options }),
  );
}

/** Sends a message from a page of the extension. @throws if it is refused */
export async function sendFrom<N extends MessageName>(
  page: Page,
  name: N,
  request: Request<N>,
): Promise<{ reply: Reply<N>; durationMs: number }> {
  const { answer, durationMs } = await page.evaluate(
    async (message) => {
      const start = performance.now();
      const reply = await chrome.runtime.sendMessage(message);
      return { answer: reply, durationMs: performance.now() - start };
    },
    { name, ...request },
  );
  if (answer?.ok !== true) throw new Error(`"${name}" was refused: ${JSON.stringify(answer)}`);
  return { reply: answer, durationMs };
}

/** Agrees to counting and closes all pages of the extension. */
export async function startCounting(launched: LaunchedBrowser): Promise<void> {
  const page = await launched.openExtensionPage('popup.html');
  await sendFrom(page, 'start-counting', { memberName: '' });
  await closeExtensionPages(launched);
}

/** Also closes the welcome page, which a fresh profile opens by itself. */
export async function closeExtensionPages({ browser, extensionOrigin }: LaunchedBrowser) {
  const pages = (await browser.pages()).filter((page) => page.url().startsWith(extensionOrigin));
  await Promise.all(pages.map((page) => page.close()));
}

/** @returns the milliseconds that the import took */
export async function importHistory(launched: LaunchedBrowser, archive: Archive): Promise<number> {
  const page = await launched.openExtensionPage('popup.html');
  const { reply, durationMs } = await sendFrom(page, 'import', { archive });
  if (reply.days !== archive.days.length)
    throw new Error(`${reply.days} of ${archive.days.length} days were imported`);
  await closeExtensionPages(launched);
  return durationMs;
}

/** Runs `work` with a browser that finds the stand-in feed, and closes both afterwards. */
export async function withFeed<T>(
  bench: Bench,
  work: (launched: LaunchedBrowser) => Promise<T>,
  args: readonly string[] = [],
): Promise<T> {
  await using site = closing(await startSite({ signal: bench.signal }));
  await using launched = await launchForBench(bench, { site, args });
  return await work(launched);
}

/** Whether a target is the background of the extension. */
export function isBackground(target: Target, { extensionOrigin }: LaunchedBrowser): boolean {
  const isWorker = target.type() === TargetType.SERVICE_WORKER;
  return isWorker && target.url().startsWith(`${extensionOrigin}/`);
}

/** Attaches to the background, which keeps it awake until the session is detached. */
export async function attachToBackground(launched: LaunchedBrowser): Promise<CDPSession> {
  const target = await launched.browser.waitForTarget((one) => isBackground(one, launched));
  return target.createCDPSession();
}
