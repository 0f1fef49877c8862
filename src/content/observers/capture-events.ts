interface CapturedEvent extends Event {
  /** Of a `PageTransitionEvent`. */
  readonly persisted?: boolean;
}

/**
 * Adds passive listeners in the capture phase, which starts at the window: this script runs before
 * the page can add listeners of its own. Events that the page dispatches are ignored.
 */
export function captureEvents(
  target: EventTarget,
  types: readonly string[],
  listener: (event: CapturedEvent) => void,
  signal: AbortSignal,
): void {
  const onEvent = (event: Event): void => {
    if (event.isTrusted) listener(event);
  };
  const add = (): void => {
    for (const type of types) {
      target.addEventListener(type, onEvent, { capture: true, passive: true, signal });
    }
  };
  add();
  if (target === window) onDocumentOpened(add);
}

/**
 * `document.open()` removes all listeners of window and document, but no observers. Adding a
 * listener that is still there changes nothing.
 */
export function onDocumentOpened(listener: () => void): void {
  new MutationObserver(() => {
    if (document.documentElement !== null) listener();
  }).observe(document, { childList: true });
}
