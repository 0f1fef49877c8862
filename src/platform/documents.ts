import type { Notice } from '../protocol/messages.ts';
import { scripting, tabs } from './browser.ts';
import { MATCHES } from './hosts.ts';

/**
 * Tells every document of ours something, in all tabs: an embedded player lives in a tab of
 * another site, which cannot be asked for by address.
 */
export async function tellDocuments(notice: Notice): Promise<void> {
  const open = await tabs.query({});
  await Promise.allSettled(
    open.map(async ({ id }) => (id === undefined ? undefined : tabs.sendMessage(id, notice))),
  );
}

/** Whether any tab shows a measured site. */
export async function areDocumentsOpen(): Promise<boolean> {
  return (await tabs.query({ url: [...MATCHES] })).length > 0;
}

/** Puts the content script into pages that were open before it could come by itself. */
export async function reachOpenDocuments(): Promise<void> {
  const open = await tabs.query({ url: [...MATCHES] });
  await Promise.allSettled(
    open.map(async ({ id }) =>
      id === undefined
        ? undefined
        : scripting.executeScript({
            target: { tabId: id, allFrames: true },
            files: ['content.js'],
            injectImmediately: true,
          }),
    ),
  );
}
