import type { JSX, Ref } from 'preact';

interface Props {
  readonly text: string;
  /** Whether the text explains a failure; styled by more than colour. */
  readonly failed?: boolean;
  readonly testId?: string;
  /** Makes the element focusable, for actions that remove the button that was pressed. */
  readonly line?: Ref<HTMLParagraphElement>;
}

/** The outcome of an action. Always rendered: screen readers announce changes of existing elements. */
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
