import type { JSX } from 'preact';

interface Props {
  readonly text: string;
  /** Whether it says why something was not done; that looks different, and not by colour alone. */
  readonly failed?: boolean;
  readonly testId?: string;
}

/** The sentence that came of an action. Always there, so that screen readers notice it change. */
export function Result({ text, failed = false, testId }: Props): JSX.Element {
  return (
    <p class={failed ? 'result result-failed' : 'result'} role="status" data-testid={testId}>
      {text}
    </p>
  );
}
