import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';

/**
 * Moves the focus to an element once it has been rendered and has text. For actions that remove
 * the button that was pressed.
 */
export function useNextFocus(): (to: RefObject<HTMLElement | null>) => void {
  const next = useRef<RefObject<HTMLElement | null> | null>(null);
  useEffect(() => {
    const element = next.current?.current ?? null;
    if (element === null || element.textContent === '') return;
    next.current = null;
    element.focus();
    keepInView(element);
  });
  return (to) => {
    next.current = to;
  };
}

/** By then the page shows what it read again after a change. */
const SETTLE_TIME = 2 * SECOND;

/** Content above may still grow; scrolls along until it has settled or there is other input. */
function keepInView(element: HTMLElement): void {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (): void => controller.abort();
  const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
  observer.observe(document.body);
  signal.addEventListener('abort', () => observer.disconnect());
  element.addEventListener('blur', end, { signal });
  for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(event, end, { signal, passive: true });
  }
  setTimeout(end, SETTLE_TIME);
}
