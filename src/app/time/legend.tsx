import type { JSX } from 'preact';

/** Explains the marks of a chart: a `.sign-*` class and a text for each. Empty for none. */
export function Legend({
  marks,
}: {
  readonly marks: readonly (readonly [sign: string, text: string])[];
}): JSX.Element | null {
  return marks.length === 0 ? null : (
    <ul class="legend" role="list">
      {marks.map(([sign, text]) => (
        <li key={text}>
          <span class={`sign sign-${sign}`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}
