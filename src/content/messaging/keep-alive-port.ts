import { openPort } from './runtime.ts';

/**
 * A line to the background that carries nothing: when it is cut, the background was stopped.
 * Chromium loses the last word of a closing page to a background that is not running, so a page
 * that is being watched reports at once, which starts the background again.
 */
export class KeepAlivePort {
  readonly #onDisconnect: () => void;
  #port: { disconnect(): void } | undefined;

  constructor(cut: () => void, signal: AbortSignal) {
    this.#onDisconnect = cut;
    signal.addEventListener('abort', () => this.#port?.disconnect());
  }

  /** Holds a line, if none is held. */
  open(): void {
    this.#port ??= openPort(() => {
      this.#port = undefined;
      this.#onDisconnect();
    });
  }
}
