import type { PageState } from '../../domain/tracking/attention.ts';
import { captureEvents, onDocumentOpened } from './capture-events.ts';
import { isInView } from './visible-area.ts';

/** Whether this document is in a frame: a player in another site's page, or any frame of the site. */
export const EMBEDDED = window.top !== window;

/**
 * Observes visibility, focus, freezing and, for embedded players, the viewport.
 * @returns a function that reads the current state
 */
export function observePage(onChange: () => void, signal: AbortSignal): () => PageState {
  let suspended = false;
  let inView = !EMBEDDED;
  const on = (types: readonly string[], isSuspended?: boolean): void => {
    const onEvent = (): void => {
      suspended = isSuspended ?? suspended;
      onChange();
    };
    captureEvents(window, types, onEvent, signal);
  };
  on(['visibilitychange', 'prerenderingchange', 'focus', 'blur']);
  on(['pagehide', 'freeze'], true);
  on(['pageshow', 'resume'], false);
  if (EMBEDDED) {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry === undefined) return;
        const { width, height } = entry.intersectionRect;
        // The document may be taller than its frame, and smaller while it still loads: growing
        // inside the viewport triggers no further callback.
        inView = entry.isIntersecting && isInView(width * height, entry.boundingClientRect);
        onChange();
      },
      { threshold: [0, 0.05, 0.1, 0.15, 0.2, 0.25] },
    );
    const observe = (): void => {
      if (!signal.aborted) observer.observe(document.documentElement);
    };
    observe();
    onDocumentOpened(observe);
    signal.addEventListener('abort', () => observer.disconnect());
  }
  return () => ({
    visible: !document.hidden,
    focused: document.hasFocus(),
    prerendering: isPrerendering(),
    suspended,
    inView,
  });
}

export function isPrerendering(): boolean {
  return document.prerendering === true;
}

declare global {
  interface Document {
    /** Chromium only. */
    readonly prerendering?: boolean;
  }
}
