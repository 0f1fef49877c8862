import type { ComponentChildren, JSX, Ref } from 'preact';

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly testId?: string;
  /** Makes the heading focusable, for a panel that replaces something else. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** A section with a heading. */
export function Panel({ title, children, testId, heading }: Props): JSX.Element {
  return (
    <section class="panel" data-testid={testId}>
      <h2 ref={heading ?? null} tabIndex={heading === undefined ? undefined : -1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
