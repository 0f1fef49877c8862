import type { JSX } from 'preact';
import type { Millis } from '../domain/units.ts';
import { durationParts } from './durations.ts';

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
