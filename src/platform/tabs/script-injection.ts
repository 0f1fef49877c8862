import type { Scripting } from 'webextension-polyfill';
import { scripting } from '../browser.ts';
import { settleSoon } from './settle-soon.ts';
import { siteTabs, watchingTabs } from './site-tabs.ts';
import type { SiteTab } from './site-tabs.ts';

/** One frame of one tab. */
export interface Frame {
  readonly tab: number;
  readonly frame: number;
}

/**
 * Injects the content script into documents that were open before it could load by itself; also
 * where nobody watches, since a page may move into the feed without a load.
 */
export async function injectIntoOpenDocuments(): Promise<void> {
  await injectIntoTabs('content.js', await siteTabs());
}

/** Injects the overlay script into the documents of all tabs that show the site. */
export async function injectOverlays(): Promise<void> {
  await injectIntoTabs('overlay.js', await watchingTabs());
}

/** Injects the overlay script into one frame; does nothing if the frame no longer exists. */
export async function injectOverlay({ tab, frame }: Frame): Promise<void> {
  await settleSoon([inject('overlay.js', { tabId: tab, frameIds: [frame] })]);
}

async function injectIntoTabs(file: string, open: readonly SiteTab[]): Promise<void> {
  await settleSoon(open.map(async ({ id }) => inject(file, { tabId: id, allFrames: true })));
}

async function inject(file: string, target: Scripting.InjectionTarget): Promise<void> {
  await scripting.executeScript({ target, files: [file], injectImmediately: true });
}
