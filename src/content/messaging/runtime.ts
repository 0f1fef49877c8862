import type { Answer, MessageName, DocumentNotice, Request } from '../../messages/index.ts';

/**
 * The content script's own access to the extension APIs: webextension-polyfill would be larger
 * than the rest of the script, and both browsers return promises here.
 */
const runtime = globalThis.browser?.runtime ?? globalThis.chrome.runtime;

/** @throws if the background cannot be reached, or the extension of this script is gone */
export async function send<N extends MessageName>(
  name: N,
  request: Request<N>,
): Promise<Answer<N>> {
  return runtime.sendMessage({ name, ...request });
}

/** Whether the extension was reloaded, updated or removed under this script. */
export function isExtensionGone(): boolean {
  return runtime.id === undefined;
}

/** Listens to notices of the background, and replies once the listener has settled. */
export function onNotice(
  listener: (notice: DocumentNotice) => Promise<void>,
  signal: AbortSignal,
): void {
  const onMessage = (
    message: DocumentNotice,
    sender: { id?: string },
    respond: (answer: null) => void,
  ): boolean => {
    if (sender.id !== runtime.id || !('notice' in message)) return false;
    void listener(message).finally(() => respond(null));
    return true;
  };
  runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => {
    if (!isExtensionGone()) runtime.onMessage.removeListener(onMessage);
  });
}

/** Opens a port to the background; `undefined` if the extension is gone. */
export function openPort(onDisconnect: () => void): { disconnect(): void } | undefined {
  if (isExtensionGone()) return undefined;
  const port = runtime.connect();
  port.onDisconnect.addListener(() => {
    // Chromium logs an error unless `lastError` was read.
    void runtime.lastError;
    onDisconnect();
  });
  return port;
}
