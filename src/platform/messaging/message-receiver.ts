import type { Runtime } from 'webextension-polyfill';
import { feedAt, siteOf } from '../../domain/tracking/sites.ts';
import type { Site } from '../../domain/tracking/sites.ts';
import { runtime } from '../browser.ts';
import { listen } from '../listen.ts';
import type { Frame } from '../tabs/script-injection.ts';

/** The sender of a message, determined by the browser and never by the message. */
export type Sender =
  | { readonly who: 'kintime' }
  | {
      /** A document of a measured site. */
      readonly who: 'page';
      readonly site: Site;
      /** `null` for an embedded frame, and for the last message of a closing tab in Firefox. */
      readonly tab: number | null;
      /** Where overlays can be injected; `null` if the browser does not report the tab. */
      readonly frame: Frame | null;
      /** Whether its tab is listed as one that shows the site. */
      readonly isListed: boolean;
    }
  | { readonly who: 'stranger' };

/**
 * Determines the sender by its origin, for which the browser vouches; its URL could be forged by a
 * compromised renderer.
 */
function senderOf(sender: Runtime.MessageSender & { origin?: string }): Sender {
  const { id, origin, url } = sender;
  if (id !== runtime.id || origin === undefined) return { who: 'stranger' };
  if (origin === runtime.getURL('').replace(/\/$/, '')) {
    // An own page framed by another site may be clickjacked.
    const isFramed = sender.tab !== undefined && sender.frameId !== 0;
    return isFramed ? { who: 'stranger' } : { who: 'kintime' };
  }
  // A sandboxed frame has the opaque origin "null". A forged URL gains little here: pages of the
  // site may only record time and ask for the verdict. What such a frame writes itself, as with
  // `srcdoc`, has no URL either, but is in a tab that has.
  const site =
    origin === 'null' ? (siteOf(url ?? '') ?? siteOf(sender.tab?.url ?? '')) : siteOf(`${origin}/`);
  if (site === undefined) return { who: 'stranger' };
  const tab = sender.tab?.id ?? null;
  const { frameId } = sender;
  return {
    who: 'page',
    site,
    tab: frameId === 0 ? tab : null,
    frame: tab === null || frameId === undefined ? null : { tab, frame: frameId },
    // Browsers reveal only the URLs of sites with host access.
    isListed: sender.tab?.url !== undefined && feedAt(sender.tab.url) !== null,
  };
}

/** Replies to every message with the handler's result. The handler must not reject. */
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
  listen(runtime.onMessage, listener, signal);
}

/** Of documents in no tab, as in another extension's sidebar in Firefox. */
const portsOutsideTabs = new Set<Runtime.Port>();

/** Accepts the ports of documents, which learn from a disconnect that the background stopped. */
export function acceptPorts(signal: AbortSignal): void {
  const listener = (port: Runtime.Port): void => {
    const { sender = {} } = port;
    if (senderOf(sender).who === 'stranger') port.disconnect();
    else if (sender.tab === undefined) {
      portsOutsideTabs.add(port);
      port.onDisconnect.addListener(() => portsOutsideTabs.delete(port));
    }
  };
  listen(runtime.onConnect, listener, signal);
}

/** Makes documents that no notice reaches, since they are in no tab, report and ask at once. */
export function disconnectOutsideTabs(): void {
  for (const port of portsOutsideTabs) port.disconnect();
  portsOutsideTabs.clear();
}
