import type { Runtime } from 'webextension-polyfill';
import { siteOfHost } from '../../domain/tracking/sites.ts';
import type { Site } from '../../domain/tracking/sites.ts';
import { runtime } from '../browser.ts';
import type { Frame } from '../tabs/open-documents.ts';

/** Who sent a message, by the browser's word alone. */
export type Sender =
  | { readonly who: 'kintime' }
  /**
   * A document of a measured site. `tab` only where it is the tab's own page; the last
   * message of a closing tab names none in Firefox.
   */
  | {
      readonly who: 'page';
      readonly site: Site;
      readonly tab: number | null;
      /** Where it can be drawn in; unknown where the browser names no tab. */
      readonly frame: Frame | null;
    }
  | { readonly who: 'stranger' };

/**
 * Tells our own pages, documents of a measured site and everybody else apart. By the origin, for
 * which the browser vouches; an address can be made up by a page that has taken over its process.
 */
function senderOf(sender: Runtime.MessageSender & { origin?: string }): Sender {
  const { id, origin, url } = sender;
  if (id !== runtime.id || origin === undefined) return { who: 'stranger' };
  if (origin === runtime.getURL('').replace(/\/$/, '')) {
    // A page of ours inside a page of somebody else is not asked for by a person.
    const framed = sender.tab !== undefined && sender.frameId !== 0;
    return framed ? { who: 'stranger' } : { who: 'kintime' };
  }
  // A player in a sandboxed frame has no origin of its own; as a page of the site it can do little.
  const site = siteAt(origin === 'null' ? url : origin);
  if (site === undefined) return { who: 'stranger' };
  const tab = sender.tab?.id ?? null;
  const { frameId } = sender;
  return {
    who: 'page',
    site,
    tab: frameId === 0 ? tab : null,
    frame: tab === null || frameId === undefined ? null : { tab, frame: frameId },
  };
}

function siteAt(address: string | undefined): Site | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? siteOfHost(hostname) : undefined;
}

/** Answers every message with what the handler makes of it. */
export function onMessage(
  handle: (message: unknown, sender: Sender) => Promise<unknown>,
  signal: AbortSignal,
): void {
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    respond: (answer: unknown) => void,
  ): true => {
    void handle(message, senderOf(sender)).then(respond);
    return true;
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(listener));
}

/** Takes the lines that watched pages hold; their end tells the page that the background ended. */
export function onPort(signal: AbortSignal): void {
  const listener = (port: Runtime.Port): void => {
    if (senderOf(port.sender ?? {}).who === 'stranger') port.disconnect();
  };
  runtime.onConnect.addListener(listener);
  signal.addEventListener('abort', () => runtime.onConnect.removeListener(listener));
}
