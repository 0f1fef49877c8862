import type { DocumentNotice } from '../../messages/index.ts';
import { runtime, tabs } from '../browser.ts';
import { disconnectOutsideTabs } from '../messaging/message-receiver.ts';
import { settleSoon } from './settle-soon.ts';
import { watchingTabs } from './site-tabs.ts';
import type { SiteTab } from './site-tabs.ts';
import { askTabForUnsentWords } from './unsent-words.ts';

/** Sends a notice to all documents of the site, and makes those that it does not reach ask. */
export async function notifyAllDocuments(
  notice: Exclude<DocumentNotice, { notice: 'verdict' }>,
): Promise<void> {
  disconnectOutsideTabs();
  await notifyDocuments(notice);
}

/**
 * Sends a notice to the documents of the site in all tabs: an embedded player is in a tab of
 * another site, which cannot be queried by URL.
 */
export async function notifyDocuments(notice: DocumentNotice): Promise<void> {
  const open = await tabs.query({});
  await settleSoon(
    open.map(async ({ id }) => (id === undefined ? undefined : tabs.sendMessage(id, notice))),
  );
}

/** Whether any tab shows a measured site. */
export async function areDocumentsOpen(): Promise<boolean> {
  return (await watchingTabs()).length > 0;
}

/**
 * The tabs that show the site and in which somebody writes (rule A23).
 * @param isExempt whether a tab need not be asked
 */
export async function tabsWithUnsentWords(
  isExempt: (tab: SiteTab) => boolean,
): Promise<ReadonlySet<number>> {
  const open = (await watchingTabs()).filter((tab) => !isExempt(tab));
  const asked = await Promise.all(
    open.map(async ({ id }) => ((await askTabForUnsentWords(id)) ? [id] : [])),
  );
  return new Set(asked.flat());
}

/**
 * Navigates all tabs that show the site to one of Kintime's pages. A tab that the browser does not
 * let go there, as in a private window, stays behind its overlay.
 * @param isExempt whether a tab may stay
 */
export async function redirectTabs(
  page: string,
  isExempt: (tab: SiteTab) => boolean,
): Promise<void> {
  const open = await watchingTabs();
  await Promise.all(
    open.filter((tab) => !isExempt(tab)).map(async ({ id }) => redirectTab(id, page)),
  );
}

/** Navigates one tab to one of Kintime's pages, unless somebody writes there (rule A23). */
export async function redirectUnlessWriting(tab: number, page: string): Promise<void> {
  if (!(await askTabForUnsentWords(tab))) await redirectTab(tab, page);
}

/** Navigates one tab to one of Kintime's pages, if the browser allows it. */
export async function redirectTab(tab: number, page: string): Promise<void> {
  await settleSoon([tabs.update(tab, { url: runtime.getURL(page) })]);
}

/**
 * Leaves the page in a tab for one of Kintime's, because somebody wants to. The tab is closed where
 * the browser does not allow that, as in a private window.
 */
export async function leaveFor(tab: number, page: string): Promise<void> {
  const leaving = tabs.update(tab, { url: runtime.getURL(page) });
  await settleSoon([leaving.catch(async () => tabs.remove(tab))]);
}
