import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type * as Plots from './plots/index.ts';
import type { Sheet } from './plots/sheet.ts';

interface Props {
  readonly class: string;
  readonly draw: (plots: typeof Plots, sheet: Sheet) => SVGElement;
  /** Drawn anew when this changes. */
  readonly of: string;
}

/**
 * A picture of numbers that stand beside it in words or in a table, so it is not read out. Its
 * place is kept by the style sheet until the drawing library has come.
 */
export function Drawing({ class: name, draw, of }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const plots = usePlots();
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || plots === null || width === 0) return;
    const { dir } = document.documentElement;
    element.replaceChildren(
      draw(plots, { width, height: element.clientHeight, isMirrored: dir === 'rtl' }),
    );
  }, [plots, width, of]);
  return <div ref={place} class={`drawing ${name}`} aria-hidden="true" />;
}

let loaded: typeof Plots | null = null;

/** The drawing library comes after the numbers, and only to this page. */
function usePlots(): typeof Plots | null {
  const [plots, setPlots] = useState(loaded);
  useLayoutEffect(() => {
    const controller = new AbortController();
    if (plots === null) void load(controller.signal, setPlots);
    return () => controller.abort();
  }, []);
  return plots;
}

async function load(signal: AbortSignal, give: (plots: typeof Plots) => void): Promise<void> {
  loaded = await import('./plots/index.ts');
  const ready = loaded;
  if (!signal.aborted) give(ready);
}
