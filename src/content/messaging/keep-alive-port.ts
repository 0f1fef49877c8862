import { openPort } from './runtime.ts';

/**
 * A port that carries no messages: its disconnect reveals that the background was stopped.
 * Chromium drops the last message of a closing page if the background is not running, so an
 * attended document reports at once, which starts the background again.
 */
export class KeepAlivePort {
  readonly #onDisconnect: () => void;
  #port: { disconnect(): void } | undefined;

  constructor(onDisconnect: () => void, signal: AbortSignal) {
    this.#onDisconnect = onDisconnect;
    signal.addEventListener('abort', () => this.#port?.disconnect());
  }

  /** Does nothing if the port is open already. */
  open(): void {
    this.#port ??= openPort(() => {
      this.#port = undefined;
      this.#onDisconnect();
    });
  }
}
