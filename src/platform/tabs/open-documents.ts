import { siteOfHost } from '../../domain/tracking/sites.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { DocumentNotice } from '../../messages/index.ts';
import { runtime, scripting, tabs } from '../browser.ts';
import { MATCHES } from './match-patterns.ts';

/** One frame of one tab. */
export interface Frame {
  readonly tab: number;
  readonly frame: number;
}

/** A page that is too busy to hear is not waited for. */
const REPLY_TIMEOUT: Millis = 0.3 * SECOND;

/**
 * Tells every document of ours something, in all tabs: an embedded player lives in a tab of
 * another site, which cannot be asked for by address.
 * @param notice the same for all, or what it is for a tab that shows a part of the site; `null`
 *   for another site
 */
export async function notifyDocuments(
  notice: DocumentNotice | ((feed: Feed | null) => DocumentNotice),
): Promise<void> {
  const noticeFor = typeof notice === 'function' ? notice : () => notice;
  const open = await tabs.query({});
  await soon(
    open.map(async ({ id, url }) =>
      id === undefined ? undefined : tabs.sendMessage(id, noticeFor(feedIn(url))),
    ),
  );
}

/** Waits for all of it, but not for long: a page of somebody else must not hold up the rest. */
async function soon(work: readonly Promise<unknown>[]): Promise<void> {
  const enough = new Promise((resolve) => setTimeout(resolve, REPLY_TIMEOUT));
  await Promise.race([Promise.allSettled(work), enough]);
}

/** The part of the site that a tab's address names; the browser tells addresses of our sites alone. */
function feedIn(url: string | undefined): Feed | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const site = siteOfHost(hostname);
  return site === undefined ? null : (site.feedOf(pathname) ?? 'other');
}

/** Whether any tab shows a measured site. */
export async function areDocumentsOpen(): Promise<boolean> {
  return (await tabs.query({ url: [...MATCHES] })).length > 0;
}

/** Puts the content script into pages that were open before it could come by itself. */
export async function injectIntoOpenDocuments(): Promise<void> {
  await intoOpenDocuments('content.js');
}

/** Puts the script that draws Kintime's screens into all pages of the site that are open. */
export async function injectOverlays(): Promise<void> {
  await soon([intoOpenDocuments('overlay.js')]);
}

async function intoOpenDocuments(file: string): Promise<void> {
  const open = await tabs.query({ url: [...MATCHES] });
  await Promise.allSettled(
    open.map(async ({ id }) =>
      id === undefined
        ? undefined
        : scripting.executeScript({
            target: { tabId: id, allFrames: true },
            files: [file],
            injectImmediately: true,
          }),
    ),
  );
}

/** Puts the script that draws Kintime's screens into one frame; one that is gone needs none. */
export async function injectOverlay({ tab, frame }: Frame): Promise<void> {
  await scripting
    .executeScript({
      target: { tabId: tab, frameIds: [frame] },
      files: ['overlay.js'],
      injectImmediately: true,
    })
    .catch(() => undefined);
}

/**
 * Sends every tab of the site to a page of ours. One that cannot be sent there, as in a private
 * window, keeps its cover.
 * @param spares whether a tab that shows that part of the site may stay
 */
export async function redirectTabs(
  page: string,
  spares: (feed: Feed | null) => boolean,
): Promise<void> {
  const open = await tabs.query({ url: [...MATCHES] });
  await Promise.allSettled(
    open
      .filter(({ url }) => !spares(feedIn(url)))
      .map(async ({ id }) => (id === undefined ? undefined : redirectTab(id, page))),
  );
}

/** Sends one tab to a page of ours, if the browser lets it go there. */
export async function redirectTab(tab: number, page: string): Promise<void> {
  await tabs.update(tab, { url: runtime.getURL(page) }).catch(() => undefined);
}
