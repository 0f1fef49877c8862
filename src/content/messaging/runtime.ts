import type { Answer, MessageName, DocumentNotice, Request } from '../../messages/index.ts';

/**
 * The content script's own small door to the browser: the polyfill alone would outweigh the
 * rest of the script. Both browsers return promises here.
 */
const runtime = globalThis.browser?.runtime ?? globalThis.chrome.runtime;

/** @throws where the background cannot be reached, or this script's extension is gone */
export async function send<N extends MessageName>(
  name: N,
  request: Request<N>,
): Promise<Answer<N>> {
  return runtime.sendMessage({ name, ...request });
}

/** Whether the extension was reloaded or removed under this script. */
export function isOrphan(): boolean {
  return runtime.id === undefined;
}

/** Hears what the background says unasked; the background hears when that was dealt with. */
export function onNotice(
  listener: (notice: DocumentNotice) => Promise<void>,
  signal: AbortSignal,
): void {
  const heard = (
    message: DocumentNotice,
    sender: { id?: string },
    respond: (answer: null) => void,
  ): boolean => {
    if (sender.id !== runtime.id || !('notice' in message)) return false;
    void listener(message).finally(() => respond(null));
    return true;
  };
  runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => {
    if (!isOrphan()) runtime.onMessage.removeListener(heard);
  });
}

/** Opens a line to the background, and hears when the other end lets go of it. */
export function openPort(cut: () => void): { disconnect(): void } | undefined {
  if (isOrphan()) return undefined;
  const port = runtime.connect();
  port.onDisconnect.addListener(() => {
    // Reading the reason tells the browser that the end was expected.
    void runtime.lastError;
    cut();
  });
  return port;
}
