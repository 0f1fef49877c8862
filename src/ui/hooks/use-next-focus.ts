import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';

/**
 * Where the focus goes next, once that is drawn and says something: what was pressed for it is
 * gone by then. For whoever is about to draw anew.
 */
export function useNextFocus(): (to: RefObject<HTMLElement | null>) => void {
  const next = useRef<RefObject<HTMLElement | null> | null>(null);
  useEffect(() => {
    const element = next.current?.current ?? null;
    if (element === null || element.textContent === '') return;
    next.current = null;
    element.focus();
    holdInView(element);
  });
  return (to) => {
    next.current = to;
  };
}

/** What a page reads again after a change is there by then. */
const SETTLED = 2 * SECOND;

/** What stands above may still grow: until it has, or somebody does something else, stay with it. */
function holdInView(element: HTMLElement): void {
  const over = new AbortController();
  const { signal } = over;
  const end = (): void => over.abort();
  const watcher = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
  watcher.observe(document.body);
  signal.addEventListener('abort', () => watcher.disconnect());
  element.addEventListener('blur', end, { signal });
  for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(act, end, { signal, passive: true });
  }
  setTimeout(end, SETTLED);
}
