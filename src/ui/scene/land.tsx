import type { ComponentChildren, JSX } from 'preact';

interface DunesProps {
  /** Of the picture. */
  readonly width: number;
  readonly y: number;
  /** From the top of the dunes to their foot. */
  readonly height: number;
  /** Whether the page's ground follows without an edge. */
  readonly ground?: boolean;
  /** Figures that stand behind the front dune. */
  readonly children?: ComponentChildren;
}

/** Drawn in 400 by 100 and stretched to the picture's width. */
const DUNES = [
  ['dune-back', 'M-2 46C60 30 110 10 170 14S300 56 402 30V101H-2Z'],
  ['dune-middle', 'M-2 66C60 68 110 44 190 38S330 66 402 56V101H-2Z'],
  ['dune-front', 'M-2 74C60 60 130 66 200 76S340 84 402 68V101H-2Z'],
  ['dune-ground', 'M-2 94C70 80 130 78 210 86S340 96 402 84V102H-2Z'],
] as const;

/** Three dunes from the back to the front. */
export function Dunes({ width, y, height, ground = false, children }: DunesProps): JSX.Element {
  const draw = (from: number, to: number): JSX.Element => (
    <g transform={`translate(0 ${y}) scale(${width / 400} ${height / 100})`}>
      {DUNES.slice(from, to).map(([name, d]) => (
        <path key={name} class={name} d={d} />
      ))}
    </g>
  );
  return (
    <>
      {draw(0, 2)}
      {children}
      {draw(2, ground ? 4 : 3)}
    </>
  );
}

interface HillProps {
  readonly x: number;
  /** Of the foot. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A hill in the colour of the front dune, for figures to stand behind. */
export function Hill({ x, y, width, height }: HillProps): JSX.Element {
  const r = width / 2;
  return <path class="dune-front" d={`M${x - r} ${y}a${r} ${height} 0 0 1 ${width} 0z`} />;
}
