import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirstScreen = true;

interface Props {
  readonly text: string;
  /** Hidden visually, where the navigation and a scene say enough. */
  readonly hidden?: boolean;
}

/** The heading of a screen. Takes the focus on navigation, as a newly loaded page would. */
export function ScreenTitle({ text, hidden = false }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} – Kintime`;
    if (!isFirstScreen) heading.current?.focus();
    isFirstScreen = false;
  }, [text]);
  return (
    <h1 ref={heading} class={hidden ? 'unseen' : undefined} tabIndex={-1}>
      {text}
    </h1>
  );
}
