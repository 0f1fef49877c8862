import { useEffect, useRef } from 'preact/hooks';

/** How far a key goes through the days: 1 is later, -1 is earlier, and 0 for any other key. */
export function arrowStep({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0;
  const onward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = onward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  if (key === onward) return 1;
  return key === back ? -1 : 0;
}

/** Arrow keys for the whole page, wherever the focus is not on something that has its own use for them. */
export function useArrowNavigation(go: (step: number) => void): void {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const controller = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      const step = arrowStep(event);
      if (step === 0 || event.defaultPrevented || hasOwnArrows(event.target)) return;
      event.preventDefault();
      latest.current(step);
    };
    addEventListener('keydown', listen, { signal: controller.signal });
    return () => controller.abort();
  }, []);
}

function hasOwnArrows(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, dialog, [role="application"], [tabindex="0"]') !== null
  );
}
