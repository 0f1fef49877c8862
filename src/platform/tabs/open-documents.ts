import type { Feed } from '../../domain/tracking/feeds.ts';
import { siteOfHost } from '../../domain/tracking/sites.ts';
import type { DocumentNotice } from '../../messages/index.ts';
import { runtime, tabs } from '../browser.ts';
import { MATCH_PATTERNS } from './match-patterns.ts';
import { settleSoon } from './settle-soon.ts';

/**
 * Sends a notice to all documents of the site, in all tabs: an embedded player is in a tab of
 * another site, which cannot be queried by URL.
 * @param notice the same for all tabs, or one by the feed that a tab shows; `null` for a tab of
 *   another site
 */
export async function notifyDocuments(
  notice: DocumentNotice | ((feed: Feed | null) => DocumentNotice),
): Promise<void> {
  const noticeFor = typeof notice === 'function' ? notice : () => notice;
  const open = await tabs.query({});
  await settleSoon(
    open.map(async ({ id, url }) =>
      id === undefined ? undefined : tabs.sendMessage(id, noticeFor(feedIn(url))),
    ),
  );
}

/** The feed that a tab's URL names; browsers reveal only the URLs of sites with host access. */
function feedIn(url: string | undefined): Feed | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const site = siteOfHost(hostname);
  return site === undefined ? null : (site.feedOf(pathname) ?? 'other');
}

/** Whether any tab shows a measured site. */
export async function areDocumentsOpen(): Promise<boolean> {
  return (await tabs.query({ url: [...MATCH_PATTERNS] })).length > 0;
}

/**
 * Navigates all tabs of the site to one of Kintime's pages. A tab that the browser does not let go
 * there, as in a private window, stays behind its overlay.
 * @param isExempt whether a tab that shows this feed may stay
 */
export async function redirectTabs(
  page: string,
  isExempt: (feed: Feed | null) => boolean,
): Promise<void> {
  const open = await tabs.query({ url: [...MATCH_PATTERNS] });
  await Promise.allSettled(
    open
      .filter(({ url }) => !isExempt(feedIn(url)))
      .map(async ({ id }) => (id === undefined ? undefined : redirectTab(id, page))),
  );
}

/** Navigates one tab to one of Kintime's pages, if the browser allows it. */
export async function redirectTab(tab: number, page: string): Promise<void> {
  await tabs.update(tab, { url: runtime.getURL(page) }).catch(() => undefined);
}
