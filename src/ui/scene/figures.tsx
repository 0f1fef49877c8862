import type { JSX } from 'preact';
import type { PersonColour } from './person-colour.ts';

interface PersonProps {
  readonly x: number;
  /** Of the edge that the person stands behind. */
  readonly y: number;
  /** Radius of the head. Parents are taller, and nothing else tells them apart. */
  readonly r: number;
  readonly colour: PersonColour | 'cream';
}

/** A person: a head and a bowl, as in the icon. Without a face. */
export function Person({ x, y, r, colour }: PersonProps): JSX.Element {
  const half = r * 1.9;
  return (
    <g class={colour}>
      <path d={`M${x - half} ${y}a${half} ${r * 2.81} 0 0 1 ${half * 2} 0z`} />
      <circle cx={x} cy={y - r * 3.53} r={r} />
    </g>
  );
}

interface HomeProps {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A house at night with its light on. */
export function Home({ x, y, r }: HomeProps): JSX.Element {
  const door = r * 0.26;
  return (
    <>
      <path class="house" d={`M${x - r} ${y}a${r} ${r} 0 0 1 ${r * 2} 0z`} />
      <path
        class="window"
        d={`M${x - door} ${y}v${-r * 0.3}a${door} ${door} 0 0 1 ${door * 2} 0v${r * 0.3}z`}
      />
      <circle class="window" cx={x + r * 0.5} cy={y - r * 0.42} r={r * 0.1} />
    </>
  );
}

interface HourglassProps {
  readonly x: number;
  /** Of the top. */
  readonly y: number;
  /** Width and height. */
  readonly size: number;
  /** What is left of the sand, from 0 to 1; left out for an empty glass. */
  readonly left?: number;
}

/** An hourglass of two bowls. For the last minutes before a limit, and empty where nothing is counted. */
export function Hourglass({ x, y, size, left }: HourglassProps): JSX.Element {
  const r = size / 2;
  const middle = x + r;
  return (
    <>
      {left === undefined ? null : <Sand middle={middle} y={y} r={r} left={left} />}
      <path
        class="glass"
        stroke-width={Math.max(2.5, size * 0.043)}
        d={`M${x} ${y}h${size}a${r} ${r} 0 0 1 ${-size} 0zM${x} ${y + size}a${r} ${r} 0 0 1 ${size} 0z`}
      />
    </>
  );
}

interface SandProps {
  readonly middle: number;
  readonly y: number;
  readonly r: number;
  readonly left: number;
}

function Sand({ middle, y, r, left }: SandProps): JSX.Element {
  const depth = r * (1 - left);
  const half = Math.sqrt(r * r - depth * depth);
  const fallen = r * 0.9 * (1 - left);
  return (
    <g class="sand">
      <path
        d={`M${middle - half} ${y + depth}h${half * 2}A${r} ${r} 0 0 1 ${middle - half} ${y + depth}z`}
      />
      <path d={`M${middle - r * 0.9} ${y + 2 * r}a${r * 0.9} ${fallen} 0 0 1 ${r * 1.8} 0z`} />
      <path d={`M${middle - r * 0.03} ${y + r}h${r * 0.06}v${r}h${-r * 0.06}z`} />
    </g>
  );
}
