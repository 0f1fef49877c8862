import { runtime, tabs } from '../browser.ts';

/** Opens one of Kintime's pages in a new tab. */
export async function openPage(page: string): Promise<void> {
  await tabs.create({ url: runtime.getURL(page) });
}

/**
 * Opens one of Kintime's pages next to a tab, or takes there the tab in which it is open already and
 * loads it again, since its address may ask for something that was closed there. Where the browser
 * does not let it be there, as in a private window, it opens elsewhere.
 */
export async function openNextTo(tab: number, page: string): Promise<void> {
  const url = runtime.getURL(page);
  const { windowId, index } = await tabs.get(tab);
  const place = { ...(windowId === undefined ? {} : { windowId }), index: index + 1 };
  const open = (await tabs.query({})).find((one) => one.url === url);
  const isShown =
    open?.id !== undefined && (await showAgain(open.id, open.windowId === windowId ? null : place));
  if (!isShown) await tabs.create({ url, ...place }).catch(async () => openPage(page));
}

/** Loads a tab again and shows it, at a place if one is given. @returns whether that was possible */
async function showAgain(
  tab: number,
  place: { windowId?: number; index: number } | null,
): Promise<boolean> {
  try {
    if (place !== null) await tabs.move(tab, place);
    await tabs.reload(tab);
    await tabs.update(tab, { active: true });
    return true;
  } catch {
    // It was closed meanwhile, or may not leave its window.
    return false;
  }
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
