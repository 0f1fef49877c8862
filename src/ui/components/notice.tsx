import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly testId?: string;
  readonly children?: ComponentChildren;
}

function section(className: string, { title, text, testId, children }: Props): JSX.Element {
  return (
    <section class={className} data-testid={testId}>
      <h2>{title}</h2>
      {text === undefined ? null : <p>{text}</p>}
      {children}
    </section>
  );
}

/** A warning that stays until its cause is gone. */
export function Notice(props: Props): JSX.Element {
  return section('notice', props);
}

/** Shown in place of content that does not exist yet. */
export function EmptyState(props: Props): JSX.Element {
  return section('empty-state', props);
}
