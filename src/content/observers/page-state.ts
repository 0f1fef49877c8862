import type { PageState } from '../../domain/tracking/attention.ts';
import { captureEvents, onDocumentOpened } from './capture-events.ts';
import { isInView } from './visible-area.ts';

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

  listen(onChange: () => void, signal: AbortSignal): void {
    const on = (types: readonly string[], suspended?: boolean): void => {
      const onEvent = (): void => {
        this.#suspended = suspended ?? this.#suspended;
        onChange();
      };
      captureEvents(window, types, onEvent, signal);
    };
    on(['visibilitychange', 'prerenderingchange', 'focus', 'blur']);
    on(['pagehide', 'freeze'], true);
    on(['pageshow', 'resume'], false);
    if (EMBEDDED) this.#observeViewport(onChange, signal);
  }

  #observeViewport(onChange: () => void, signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry === undefined) return;
        const { width, height } = entry.intersectionRect;
        // The document may be taller than its frame, and smaller while it still loads: growing
        // inside the viewport triggers no further callback.
        this.#inView = entry.isIntersecting && isInView(width * height, entry.boundingClientRect);
        onChange();
      },
      { threshold: [0, 0.05, 0.1, 0.15, 0.2, 0.25] },
    );
    const observe = (): void => observer.observe(document.documentElement);
    observe();
    onDocumentOpened(observe);
    signal.addEventListener('abort', () => observer.disconnect());
  }
}

export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
