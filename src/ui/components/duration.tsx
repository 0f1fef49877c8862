import type { JSX } from 'preact';
import type { Millis } from '../../domain/time/units.ts';
import { durationParts } from '../text/format-duration.ts';

/** A duration with separate elements for digits and units. */
export function Duration({ ms }: { readonly ms: Millis }): JSX.Element {
  // Isolated: a leading digit would otherwise follow the direction of the page.
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
