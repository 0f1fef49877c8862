import type { PageState } from '../../domain/tracking/attention.ts';
import { captureEvents } from './capture-events.ts';

/** How much of an embedded player must be inside the viewport. */
const IN_VIEW = 0.25;

/** Whether this document is a player inside a page of somebody else. */
export const EMBEDDED = window.top !== window;

/** What the document says of itself, and when that changes. */
export class PageStateObserver {
  #suspended = false;
  #inView = !EMBEDDED;

  read(): PageState {
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
    const on = (target: EventTarget, types: readonly string[], change: () => boolean): void =>
      captureEvents(target, types, () => changed(change()), signal);
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
    const tracker = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry === undefined) return;
        const seen = areaOf(entry.intersectionRect);
        // The document may be longer than its frame, and shorter while it still loads: no further
        // word comes when it then grows in full sight.
        const whole = Math.min(innerWidth * innerHeight, areaOf(entry.boundingClientRect));
        this.#inView = entry.isIntersecting && seen >= IN_VIEW * whole;
        changed(false);
      },
      { threshold: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1] },
    );
    tracker.observe(document.documentElement);
    signal.addEventListener('abort', () => tracker.disconnect());
  }
}

export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}

function areaOf({ width, height }: DOMRectReadOnly): number {
  return width * height;
}
