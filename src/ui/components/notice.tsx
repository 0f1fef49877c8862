import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly testId?: string;
  readonly children?: ComponentChildren;
}

/** A warning that stays until its cause is gone. */
export function Notice({ title, text, testId, children }: Props): JSX.Element {
  return (
    <section class="notice" data-testid={testId}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
