import { tabs } from '../browser.ts';

/** Closes the tab that the page is in. The last tab of a window gives way to a blank one, so that the window stays. */
export async function closeCurrentTab(): Promise<void> {
  const own = await tabs.getCurrent();
  if (own?.id === undefined) return;
  const { id, windowId } = own;
  const beside = await tabs.query(windowId === undefined ? {} : { windowId });
  if (beside.length <= 1) await tabs.update(id, { url: 'about:blank' });
  else await tabs.remove(id);
}
