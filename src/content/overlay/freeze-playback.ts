/**
 * What a page plays against the pause is not only paused again and again: it is slowed to a
 * standstill, so that no frame goes by in between. What was never played against it is not touched.
 */
export class PlaybackFreezer {
  readonly #rates = new Map<HTMLMediaElement, number>();

  freeze(element: HTMLMediaElement): void {
    const { playbackRate } = element;
    if (playbackRate === 0) return;
    this.#rates.set(element, playbackRate);
    element.playbackRate = 0;
  }

  /** Everything goes at its own pace again. */
  release(): void {
    for (const [element, rate] of this.#rates) element.playbackRate = rate;
    this.#rates.clear();
  }
}
