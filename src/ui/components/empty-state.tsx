import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text: string;
  /** A sketch of the future content, without numbers. */
  readonly preview?: JSX.Element;
  readonly children?: ComponentChildren;
  readonly testId?: string;
}

/** Shown in place of content that does not exist yet. */
export function EmptyState({ title, text, preview, children, testId }: Props): JSX.Element {
  return (
    <section class="empty-state" data-testid={testId}>
      {preview === undefined ? null : (
        <div class="empty-preview" aria-hidden="true">
          {preview}
        </div>
      )}
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
