import type { JSX } from 'preact';

/** Several sentences, one below the other. */
export function TextList({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <ul class="lines" role="list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
