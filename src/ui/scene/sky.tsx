import type { JSX } from 'preact';

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A sun with two halos. It rises once, unless motion is reduced. */
export function Sun({ x, y, r }: Disc): JSX.Element {
  return (
    <g class="rises">
      <circle class="halo" cx={x} cy={y} r={r * 2.3} />
      <circle class="halo" cx={x} cy={y} r={r * 1.6} />
      <circle class="sun" cx={x} cy={y} r={r} />
    </g>
  );
}

/** A waxing moon with one halo. */
export function Moon({ x, y, r }: Disc): JSX.Element {
  const [near, far] = [r * 0.25, r * 0.97];
  return (
    <g class="rises">
      <circle class="halo" cx={x} cy={y} r={r * 2} />
      <path
        class="sun"
        d={`M${x + near} ${y - far}A${r} ${r} 0 1 0 ${x + far} ${y + near}A${r * 0.82} ${r * 0.82} 0 0 1 ${x + near} ${y - far}z`}
      />
    </g>
  );
}

/** Stars at the given places. */
export function Stars({
  at,
}: {
  readonly at: readonly (readonly [number, number])[];
}): JSX.Element {
  return (
    <>
      {at.map(([x, y], i) => (
        // Three sizes in turn, so that the sky looks less even.
        <circle key={i} class="star" cx={x} cy={y} r={1 + (i % 3) * 0.3} />
      ))}
    </>
  );
}
