import type { JSX, Ref } from 'preact';

interface Props {
  readonly text: string;
  /** Whether it says why something was not done; that looks different, and not by colour alone. */
  readonly failed?: boolean;
  readonly testId?: string;
  /** For one that takes the focus, where what was pressed for it is gone. */
  readonly line?: Ref<HTMLParagraphElement>;
}

/** The sentence that came of an action. Always there, so that screen readers notice it change. */
export function ActionResult({ text, failed = false, testId, line }: Props): JSX.Element {
  return (
    <p
      ref={line ?? null}
      tabIndex={line === undefined ? undefined : -1}
      class={failed ? 'result result-failed' : 'result'}
      role="status"
      data-testid={testId}
    >
      {text}
    </p>
  );
}
