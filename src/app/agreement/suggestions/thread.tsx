import type { ComponentChildren, JSX } from 'preact';
import { Avatar } from '../../../ui/scene/avatar.tsx';

interface Props {
  /** Of whoever speaks, for their colour. */
  readonly by: string;
  /** Whether it is an answer, which stands at the other side. */
  readonly isAnswer?: boolean;
  readonly testId?: string;
  readonly children: ComponentChildren;
}

/** What one person said in a conversation. */
export function Said({ by, isAnswer = false, testId, children }: Props): JSX.Element {
  return (
    <div class={isAnswer ? 'said said-answer' : 'said'} data-testid={testId}>
      <Avatar id={by} />
      <div class="bubble">{children}</div>
    </div>
  );
}
