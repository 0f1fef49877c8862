import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirstScreen = true;

/** The heading of a screen. Takes the focus on navigation, as a newly loaded page would. */
export function ScreenTitle({ text }: { readonly text: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} – Kintime`;
    if (!isFirstScreen) heading.current?.focus();
    isFirstScreen = false;
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
