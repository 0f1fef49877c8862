import type { Page, Protocol } from 'puppeteer-core';
import { readNetLog } from '../../../test/e2e/net-log.ts';

/** Hosts of the stand-in, which visited pages may request. */
const isVisited = ({ hostname }: URL) =>
  /(?:^|\.)tiktok\.com$/.test(hostname) || hostname.endsWith('.example.test');

/** Chromium contacts Google for time, updates and accounts whatever its flags say. */
const isBrowsersOwn = ({ hostname }: URL, initiator: string | null) =>
  !URL.canParse(initiator ?? '') && /\.(?:google|googleapis|gvt1)\.com$/.test(hostname);

/**
 * Requests that are or may be the extension's: those whose initiator is the extension, and, to err
 * on the safe side, those to a host that neither a visited page nor the browser itself requests.
 */
export async function requestsInLog(
  path: string,
  extensionOrigin: string,
): Promise<{ requests: readonly string[]; total: number }> {
  const all = await readNetLog(path);
  if (all.length === 0) throw new Error('The log of the network is empty');
  const suspects = all.filter(
    ({ url, initiator }) =>
      initiator === extensionOrigin || !(isVisited(url) || isBrowsersOwn(url, initiator)),
  );
  return {
    requests: [...new Set(suspects.map(({ url, initiator }) => `${url.href} (${initiator})`))],
    total: all.length,
  };
}

/**
 * Records requests of the content script: the network log attributes them to the page, but
 * DevTools knows the stack.
 * @returns a function that returns the requests so far
 */
export async function recordScriptRequests(
  page: Page,
  prefix: string,
): Promise<() => readonly string[]> {
  const requests: string[] = [];
  const session = await page.createCDPSession();
  session.on('Network.requestWillBeSent', ({ request, initiator }) => {
    if (hasScript(initiator.stack, prefix)) requests.push(`${request.url} (content script)`);
  });
  await session.send('Network.enable');
  return () => requests;
}

function hasScript(stack: Protocol.Runtime.StackTrace | undefined, prefix: string): boolean {
  if (stack === undefined) return false;
  return (
    stack.callFrames.some(({ url }) => url.startsWith(prefix)) || hasScript(stack.parent, prefix)
  );
}
