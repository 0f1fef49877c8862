import { runtime, tabs } from '../browser.ts';

/** Opens one of Kintime's pages in a new tab. */
export async function openPage(page: string): Promise<void> {
  await tabs.create({ url: runtime.getURL(page) });
}

/** Closes the page's own tab. The last tab of a window becomes blank instead, to keep the window. */
export async function closeCurrentTab(): Promise<void> {
  const own = await tabs.getCurrent();
  if (own?.id === undefined) return;
  const { id, windowId } = own;
  const siblings = await tabs.query(windowId === undefined ? {} : { windowId });
  if (siblings.length <= 1) await tabs.update(id, { url: 'about:blank' });
  else await tabs.remove(id);
}
