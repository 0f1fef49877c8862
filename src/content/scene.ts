import type { Scene } from '../domain/attention.ts';

/** How much of an embedded player must be inside the viewport. */
const IN_VIEW = 0.25;

/** Whether this document is a player inside a page of somebody else. */
export const EMBEDDED = window.top !== window;

/** What the document says of itself, and when that changes. */
export class Stage {
  #suspended = false;
  #inView = !EMBEDDED;

  read(): Scene {
    return {
      visible: document.visibilityState === 'visible',
      focused: document.hasFocus(),
      prerendering: isPrerendering(),
      suspended: this.#suspended,
      inView: this.#inView,
    };
  }

  /** `left`: the page may be gone for good, and this is the last chance to speak. */
  listen(changed: (left: boolean) => void, signal: AbortSignal): void {
    const options = { capture: true, passive: true, signal };
    const on = (target: EventTarget, types: readonly string[], change: () => boolean): void => {
      for (const type of types) target.addEventListener(type, () => changed(change()), options);
    };
    on(document, ['visibilitychange', 'prerenderingchange'], () => document.hidden);
    on(window, ['focus', 'blur'], () => false);
    on(window, ['pagehide'], () => this.#suspend(true));
    on(window, ['pageshow'], () => this.#suspend(false));
    on(document, ['freeze'], () => this.#suspend(true));
    on(document, ['resume'], () => this.#suspend(false));
    if (EMBEDDED) this.#watchViewport(changed, signal);
  }

  #suspend(suspended: boolean): boolean {
    this.#suspended = suspended;
    return suspended;
  }

  #watchViewport(changed: (left: boolean) => void, signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        // The document may be longer than its frame: what counts is the share of the frame.
        const entry = entries.at(-1);
        const { width = 0, height = 0 } = entry?.intersectionRect ?? {};
        // A root whose content is all positioned has no area of its own, and still can be in view.
        const isFlat = entry?.isIntersecting === true && entry.boundingClientRect.height === 0;
        const share = width * height >= IN_VIEW * innerWidth * innerHeight && width > 0;
        this.#inView = share || isFlat;
        changed(false);
      },
      { threshold: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1] },
    );
    observer.observe(document.documentElement);
    signal.addEventListener('abort', () => observer.disconnect());
  }
}

export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
