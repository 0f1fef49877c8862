/**
 * Hears events on their way down, before the page does, and holds none of them up.
 * @param target a document, or a window where the page's own listeners must not come first
 */
export function captureEvents(
  target: EventTarget,
  types: readonly string[],
  listener: (event: Event) => void,
  signal: AbortSignal,
): void {
  for (const type of types) {
    target.addEventListener(type, listener, { capture: true, passive: true, signal });
  }
}

/** On the window, where the site's own listeners cannot come before: this script is there first. */
export function captureTarget(target: Document): EventTarget {
  return target.defaultView ?? target;
}
