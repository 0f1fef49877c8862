import type { PageState } from '../../domain/tracking/attention.ts';
import { captureEvents } from './capture-events.ts';
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
  const observer = new IntersectionObserver(
    (entries) => {
      const before = inView;
      for (const { intersectionRect, boundingClientRect } of entries) {
        inView = isInView(intersectionRect.width * intersectionRect.height, boundingClientRect);
      }
      if (inView !== before) onChange();
    },
    { threshold: 0.25 },
  );
  signal.addEventListener('abort', () => observer.disconnect());
  return () => {
    // Each observation begins with a callback: a document that grows, or of which never a quarter is
    // in view, since it is much taller than its frame, triggers no other one.
    observer.disconnect();
    const shown = EMBEDDED ? shownElement() : null;
    if (shown !== null) observer.observe(shown);
    return {
      visible: !document.hidden,
      focused: document.hasFocus(),
      prerendering: isPrerendering(),
      suspended,
      inView,
    };
  };
}

/** What the document shows: its root or, if that has no height, what lies in the middle of the frame. */
function shownElement(): Element | null {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const root = document.querySelector('html');
  return root?.offsetHeight === 0 ? middle : root;
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
