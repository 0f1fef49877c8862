import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For a heading or a line that takes the focus when `key` changes and the button that was pressed is gone. */
export function useFocusIfLost<E extends HTMLElement = HTMLHeadingElement>(
  key: string | undefined,
  options: FocusOptions = { preventScroll: true },
): RefObject<E | null> {
  const heading = useRef<E>(null);
  const previous = useRef(key);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (previous.current !== key && isLost) heading.current?.focus(options);
    previous.current = key;
  }, [key]);
  return heading;
}
