import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readingDirection } from '../../ui/language.ts';
import type { PlotSize } from './plots/scales.ts';

interface Props {
  readonly class: string;
  readonly draw: (sheet: PlotSize) => JSX.Element;
}

/**
 * A picture of numbers that stand beside it in words or in a table, so it is not read out. Its
 * place is kept by the style sheet until it is known how large that is.
 */
export function ResponsiveSvg({ class: name, draw }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} class={`drawing ${name}`} aria-hidden="true">
      {width === 0 ? null : draw({ width, height, isMirrored: readingDirection() === 'rtl' })}
    </div>
  );
}
