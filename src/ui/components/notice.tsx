import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly testId?: string;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** Something a person should know before they trust the numbers. Stays until it is mended. */
export function Notice({ title, text, testId, children }: Props): JSX.Element {
  return (
    <section class="notice" data-testid={testId}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
