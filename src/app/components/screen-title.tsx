import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let shownBefore = false;

/** The heading of a screen; takes the focus when one screen follows another, as a new page would. */
export function ScreenTitle({ text }: { readonly text: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} – Kintime`;
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
