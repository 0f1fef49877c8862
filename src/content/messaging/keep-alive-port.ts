import { openLine } from './runtime.ts';

/**
 * A line to the background that carries nothing: when it is cut, the background was stopped.
 * Chromium loses the last word of a closing page to a background that is not running, so a page
 * that is being watched reports at once, which starts the background again.
 */
export class Lifeline {
  readonly #cut: () => void;
  #line: { disconnect(): void } | undefined;

  constructor(cut: () => void, signal: AbortSignal) {
    this.#cut = cut;
    signal.addEventListener('abort', () => this.#line?.disconnect());
  }

  /** Holds a line, if none is held. */
  hold(): void {
    this.#line ??= openLine(() => {
      this.#line = undefined;
      this.#cut();
    });
  }
}
