import { useEffect, useRef } from 'preact/hooks';

/** The step of an arrow key in reading direction: 1 forward, -1 back, 0 for any other key. */
export function arrowStep({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0;
  const [back, forward] =
    document.documentElement.dir === 'rtl'
      ? ['ArrowRight', 'ArrowLeft']
      : ['ArrowLeft', 'ArrowRight'];
  if (key === forward) return 1;
  return key === back ? -1 : 0;
}

/** Handles arrow keys anywhere on the page, unless the focused element uses them itself. */
export function useArrowNavigation(onStep: (step: number) => void): void {
  const latest = useRef(onStep);
  latest.current = onStep;
  useEffect(() => {
    const controller = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      const step = arrowStep(event);
      if (step === 0 || event.defaultPrevented || usesArrowKeys(event.target)) return;
      event.preventDefault();
      latest.current(step);
    };
    addEventListener('keydown', listen, { signal: controller.signal });
    return () => controller.abort();
  }, []);
}

function usesArrowKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, dialog, [role="application"], [tabindex="0"]') !== null
  );
}
