import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
  readonly testId?: string;
}

/** Shown in place of content that does not exist yet. */
export function EmptyState({ title, text, children, testId }: Props): JSX.Element {
  return (
    <section class="empty-state" data-testid={testId}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
