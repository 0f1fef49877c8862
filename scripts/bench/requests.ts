import { readFile } from 'node:fs/promises';
import type { Page, Protocol } from 'puppeteer-core';

/** The browser's own log of its network, as far as it matters here. */
interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly NetLogEvent[];
}

interface NetLogEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string };
}

/** What the stand-in answers, and so what the pages that are visited may ask for. */
const isVisited = (url: URL) =>
  /(?:^|\.)tiktok\.com$/.test(url.hostname) || url.hostname.endsWith('.example.test');

/** The browser asks its maker for the time, for updates and for accounts, whatever it is told. */
const isBrowsersOwn = (url: URL, initiator: string | undefined) =>
  !URL.canParse(initiator ?? '') && /\.(?:google|googleapis|gvt1)\.com$/.test(url.hostname);

/**
 * Requests that are the extension's, or may be. The log is written below every page, worker and
 * extension, so nothing goes past it; a page of the extension or its background is named there as
 * the initiator. What goes to an address that no visited page asks for is taken for the
 * extension's, too, whoever is named, unless it is the browser's known own.
 */
export async function requestsInLog(
  path: string,
  extensionOrigin: string,
): Promise<{ requests: readonly string[]; all: number }> {
  const { constants, events }: NetLog = JSON.parse(await readFile(path, 'utf8'));
  const type = constants.logEventTypes['URL_REQUEST_START_JOB'];
  const started = events.flatMap((event) =>
    event.type === type && event.params?.url !== undefined ? [event.params] : [],
  );
  if (started.length === 0) throw new Error('The log of the network is empty');
  const suspects = started.filter(
    ({ url = '', initiator }) =>
      initiator === extensionOrigin ||
      !(isVisited(new URL(url)) || isBrowsersOwn(new URL(url), initiator)),
  );
  return {
    requests: [...new Set(suspects.map(({ url = '', initiator }) => `${url} (${initiator})`))],
    all: started.length,
  };
}

/**
 * Requests that the content script makes. The network's log would name the page, since they are
 * made in its name; the page's own inspector keeps the script that stood on the stack.
 * @returns what was found so far
 */
export async function requestsByScript(
  page: Page,
  prefix: string,
): Promise<() => readonly string[]> {
  const found: string[] = [];
  const session = await page.createCDPSession();
  session.on('Network.requestWillBeSent', ({ request, initiator }) => {
    if (hasScript(initiator.stack, prefix)) found.push(`${request.url} (content script)`);
  });
  await session.send('Network.enable');
  return () => found;
}

function hasScript(stack: Protocol.Runtime.StackTrace | undefined, prefix: string): boolean {
  if (stack === undefined) return false;
  return (
    stack.callFrames.some(({ url }) => url.startsWith(prefix)) || hasScript(stack.parent, prefix)
  );
}
