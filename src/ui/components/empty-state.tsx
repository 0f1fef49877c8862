import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What will stand here, drawn without any number. */
  readonly preview?: JSX.Element;
  /** What can be done meanwhile. */
  readonly children?: ComponentChildren;
  readonly testId?: string;
}

/** Where there is nothing to show yet: says why, what will stand here, and when. */
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
