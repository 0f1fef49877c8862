import type { Feed } from '../../domain/tracking/feeds.ts';
import { feedAt } from '../../domain/tracking/sites.ts';
import type { DocumentNotice } from '../../messages/index.ts';
import { runtime, tabs } from '../browser.ts';
import { settleSoon } from './settle-soon.ts';
import { watchingTabs } from './site-tabs.ts';

/**
 * Sends a notice to all documents of the site, in all tabs: an embedded player is in a tab of
 * another site, which cannot be queried by URL.
 * @param notice the same for all tabs, or one by the feed that a tab shows; `null` for a tab that
 *   shows none
 */
export async function notifyDocuments(
  notice: DocumentNotice | ((feed: Feed | null) => DocumentNotice),
): Promise<void> {
  const noticeFor = typeof notice === 'function' ? notice : () => notice;
  const open = await tabs.query({});
  await settleSoon(
    open.map(async ({ id, url }) =>
      id === undefined
        ? undefined
        : // Browsers reveal only the URLs of sites with host access.
          tabs.sendMessage(id, noticeFor(url === undefined ? null : feedAt(url))),
    ),
  );
}

/** Whether any tab shows a measured site. */
export async function areDocumentsOpen(): Promise<boolean> {
  return (await watchingTabs()).length > 0;
}

/**
 * Navigates all tabs that show the site to one of Kintime's pages. A tab that the browser does not let go
 * there, as in a private window, stays behind its overlay.
 * @param isExempt whether a tab that shows this feed may stay
 */
export async function redirectTabs(
  page: string,
  isExempt: (feed: Feed | null) => boolean,
): Promise<void> {
  const open = await watchingTabs();
  await Promise.all(
    open.filter(({ feed }) => !isExempt(feed)).map(async ({ id }) => redirectTab(id, page)),
  );
}

/** Navigates one tab to one of Kintime's pages, if the browser allows it. */
export async function redirectTab(tab: number, page: string): Promise<void> {
  await tabs.update(tab, { url: runtime.getURL(page) }).catch(() => undefined);
}
