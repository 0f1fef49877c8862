import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readingDirection } from '../../../ui/language.ts';
import type { PlotSize } from './scales.ts';

interface Props {
  readonly class: string;
  readonly draw: (size: PlotSize) => JSX.Element;
}

/**
 * An SVG chart redrawn at the size of its container. Hidden from screen readers, because the same
 * numbers are next to it as text or in a table. The style sheet reserves its space.
 */
export function ResponsiveSvg({ class: name, draw }: Props): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={container} class={`drawing ${name}`} aria-hidden="true">
      {width === 0 ? null : draw({ width, height, isMirrored: readingDirection() === 'rtl' })}
    </div>
  );
}
