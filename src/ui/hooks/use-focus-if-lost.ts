import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For a heading that takes the focus when `key` changes and the button that was pressed is gone. */
export function useFocusIfLost(
  key: string | undefined,
  options: FocusOptions = { preventScroll: true },
): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const previous = useRef(key);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (previous.current !== key && isLost) heading.current?.focus(options);
    previous.current = key;
  }, [key]);
  return heading;
}
