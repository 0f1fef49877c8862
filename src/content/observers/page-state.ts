import type { PageState } from '../../domain/tracking/attention.ts';
import { captureEvents } from './capture-events.ts';

/** The share of an embedded player that must be inside the viewport (rule C4). */
const IN_VIEW = 0.25;

/** Whether this document is a player embedded in another page. */
export const EMBEDDED = window.top !== window;

/** Observes visibility, focus, freezing and, for embedded players, the viewport. */
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

  /** `isLeaving`: the document may never run again, so this is the last chance to report. */
  listen(onChange: (isLeaving: boolean) => void, signal: AbortSignal): void {
    const on = (target: EventTarget, types: readonly string[], change: () => boolean): void =>
      captureEvents(target, types, () => onChange(change()), signal);
    on(document, ['visibilitychange', 'prerenderingchange'], () => document.hidden);
    on(window, ['focus', 'blur'], () => false);
    on(window, ['pagehide'], () => this.#suspend(true));
    on(window, ['pageshow'], () => this.#suspend(false));
    on(document, ['freeze'], () => this.#suspend(true));
    on(document, ['resume'], () => this.#suspend(false));
    if (EMBEDDED) this.#observeViewport(onChange, signal);
  }

  #suspend(suspended: boolean): boolean {
    this.#suspended = suspended;
    return suspended;
  }

  #observeViewport(onChange: (isLeaving: boolean) => void, signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry === undefined) return;
        const shown = areaOf(entry.intersectionRect);
        // The document may be taller than its frame, and smaller while it still loads: growing
        // inside the viewport triggers no further callback.
        const whole = Math.min(innerWidth * innerHeight, areaOf(entry.boundingClientRect));
        this.#inView = entry.isIntersecting && shown >= IN_VIEW * whole;
        onChange(false);
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

function areaOf({ width, height }: DOMRectReadOnly): number {
  return width * height;
}
