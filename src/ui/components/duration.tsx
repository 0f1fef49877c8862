import type { JSX } from 'preact';
import type { Millis } from '../../domain/time/units.ts';
import { durationParts } from '../text/format-duration.ts';

/** A length of time with its figures set apart from the units. */
export function Duration({ ms }: { readonly ms: Millis }): JSX.Element {
  // Isolated, because a figure in front would otherwise take the direction of the page.
  return (
    <bdi>
      {durationParts(ms).map(({ kind, text }, i) => (
        <span key={i} class={`duration-${kind}`}>
          {text}
        </span>
      ))}
    </bdi>
  );
}
