import { TargetType } from 'puppeteer-core';
import type { CDPSession, Page } from 'puppeteer-core';
import type { MessageName, Reply, Request } from '../../src/messages/index.ts';
import { launchBrowser } from '../../test/e2e/browsers/launch.ts';
import type { LaunchedBrowser, LaunchOptions } from '../../test/e2e/browsers/launch.ts';
import type { Bench } from './measurement.ts';

/** A zone in which it is near noon now, so that no new day begins while something is measured. */
export function zoneNearNoon(): string {
  const west = new Date().getUTCHours() - 12;
  if (west === 0) return 'Etc/GMT';
  return west > 0 ? `Etc/GMT+${west}` : `Etc/GMT-${-west}`;
}

/** Chromium with the built extension in it, without a window anywhere. */
export function launchForBench(
  { dist, signal }: Bench,
  options: Partial<LaunchOptions> = {},
): Promise<LaunchedBrowser> {
  return launchBrowser({
    browser: 'chromium',
    headless: true,
    dist,
    signal,
    ...options,
    env: { TZ: zoneNearNoon(), ...options.env },
  });
}

/** Asks the background as a page of the extension does; also says how long the answer took. */
export async function askFrom<N extends MessageName>(
  page: Page,
  name: N,
  request: Request<N>,
): Promise<{ reply: Reply<N>; tookMs: number }> {
  const { answer, tookMs } = await page.evaluate(
    async (message) => {
      const from = performance.now();
      const given = await chrome.runtime.sendMessage(message);
      return { answer: given, tookMs: performance.now() - from };
    },
    { name, ...request },
  );
  if (answer?.ok !== true) throw new Error(`"${name}" was refused: ${JSON.stringify(answer)}`);
  return { reply: answer, tookMs };
}

/** Agrees to counting, and leaves no page of the extension open. */
export async function agree(launched: LaunchedBrowser): Promise<void> {
  const page = await launched.openExtensionPage('popup.html');
  await askFrom(page, 'start-counting', { memberName: '' });
  await closeExtensionPages(launched);
}

/** The welcome page opens by itself in a fresh profile. */
export async function closeExtensionPages({ browser, extensionOrigin }: LaunchedBrowser) {
  const own = (await browser.pages()).filter((page) => page.url().startsWith(extensionOrigin));
  await Promise.all(own.map((page) => page.close()));
}

/** A way into the background, which stays awake for as long as the session is open. */
export async function holdBackground({
  browser,
  extensionOrigin,
}: LaunchedBrowser): Promise<CDPSession> {
  const target = await browser.waitForTarget(
    (one) =>
      one.type() === TargetType.SERVICE_WORKER && one.url().startsWith(`${extensionOrigin}/`),
  );
  return target.createCDPSession();
}
