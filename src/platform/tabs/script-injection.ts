import type { Scripting } from 'webextension-polyfill';
import { scripting, tabs } from '../browser.ts';
import { MATCH_PATTERNS } from './match-patterns.ts';
import { settleSoon } from './settle-soon.ts';

/** One frame of one tab. */
export interface Frame {
  readonly tab: number;
  readonly frame: number;
}

/** Injects the content script into documents that were open before it could load by itself. */
export async function injectIntoOpenDocuments(): Promise<void> {
  await injectIntoTabs('content.js');
}

/** Injects the overlay script into all open documents of the site. */
export async function injectOverlays(): Promise<void> {
  await settleSoon([injectIntoTabs('overlay.js')]);
}

/** Injects the overlay script into one frame; does nothing if the frame no longer exists. */
export async function injectOverlay({ tab, frame }: Frame): Promise<void> {
  await inject('overlay.js', { tabId: tab, frameIds: [frame] }).catch(() => undefined);
}

async function injectIntoTabs(file: string): Promise<void> {
  const open = await tabs.query({ url: [...MATCH_PATTERNS] });
  await Promise.allSettled(
    open.map(async ({ id }) =>
      id === undefined ? undefined : inject(file, { tabId: id, allFrames: true }),
    ),
  );
}

async function inject(file: string, target: Scripting.InjectionTarget): Promise<void> {
  await scripting.executeScript({ target, files: [file], injectImmediately: true });
}
