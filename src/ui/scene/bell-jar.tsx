import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  /** Of the middle of its foot. */
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly r: number;
}

/** A day under a bell jar: what is kept stays where it is. */
export function BellJar({ x, y, r }: Props): JSX.Element {
  const id = useId();
  const height = r * 1.17;
  const glass = `M${x - r} ${y}a${r} ${height} 0 0 1 ${r * 2} 0z`;
  const line = r / 16;
  return (
    <g class="jar">
      <clipPath id={id}>
        <path d={glass} />
      </clipPath>
      <g clip-path={`url(#${id})`}>
        <path class="air" d={glass} />
        <circle class="sun" cx={x + r / 6} cy={y - r * 0.52} r={r * 0.31} />
        <path
          class="dune-back"
          d={`M${x - r} ${y - r * 0.24}q${r * 0.56} ${r * -0.3} ${r * 1.1} ${r * -0.06}t${r} ${r * 0.06}V${y}H${x - r}z`}
        />
        <path
          class="dune-middle"
          d={`M${x - r} ${y - r * 0.1}q${r * 0.6} ${r * -0.12} ${r * 1.1} ${r * 0.04}t${r} ${r * -0.1}V${y}H${x - r}z`}
        />
      </g>
      <path class="glass" stroke-width={line} d={glass} />
      <path
        class="glass"
        stroke-width={line}
        stroke-linecap="round"
        d={`M${x - r * 1.16} ${y}h${r * 2.32}`}
      />
      <circle class="knob" cx={x} cy={y - height - line} r={line * 1.5} />
    </g>
  );
}
