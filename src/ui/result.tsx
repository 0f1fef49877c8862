import type { JSX } from 'preact';

/** The sentence that came of an action. Always there, so that screen readers notice it change. */
export function Result({
  text,
  testId,
}: {
  readonly text: string;
  readonly testId?: string;
}): JSX.Element {
  return (
    <p class="result" role="status" data-testid={testId}>
      {text}
    </p>
  );
}
