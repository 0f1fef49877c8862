/** Adds passive listeners in the capture phase, where the page cannot stop the events first. */
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

/**
 * The window of a document: the capture phase starts there, and this script runs before the
 * page can add listeners of its own.
 */
export function captureTarget(target: Document): EventTarget {
  return target.defaultView ?? target;
}
