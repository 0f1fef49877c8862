/**
 * Sets `playbackRate` to 0 on media that the page plays against a block, so that no frame passes
 * before the next `pause()`.
 */
export class PlaybackFreezer {
  readonly #rates = new Map<HTMLMediaElement, number>();

  freeze(element: HTMLMediaElement): void {
    const { playbackRate } = element;
    if (playbackRate === 0) return;
    this.#rates.set(element, playbackRate);
    element.playbackRate = 0;
  }

  /** Restores every original playback rate. */
  release(): void {
    for (const [element, rate] of this.#rates) element.playbackRate = rate;
    this.#rates.clear();
  }
}
