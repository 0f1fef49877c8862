import type { ComponentChildren } from 'preact';
import type { Millis } from '../domain/units.ts';
import { durationParts } from './durations.ts';

/** A length of time with its figures set apart from the units. */
export function Duration({ ms }: { readonly ms: Millis }): ComponentChildren {
  return durationParts(ms).map(({ kind, text }, i) => (
    <span key={i} class={`duration-${kind}`}>
      {text}
    </span>
  ));
}
