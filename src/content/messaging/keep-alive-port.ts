import { openPort } from './runtime.ts';

/**
 * A port that carries no messages: its disconnect reveals that the background was stopped.
 * Chromium drops the last message of a closing page if the background is not running, so an
 * attended document reports at once, which starts the background again.
 * @returns a function that opens the port unless it is open
 */
export function keepAlivePort(onDisconnect: () => void, signal: AbortSignal): () => void {
  let port: { disconnect(): void } | undefined;
  signal.addEventListener('abort', () => port?.disconnect());
  return () => {
    port ??= openPort(() => {
      port = undefined;
      onDisconnect();
    });
  };
}
