import type { ComponentChildren, JSX, Ref } from 'preact';

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly testId?: string;
  /** For a heading that takes the focus when the panel stands in the place of something else. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** A part of a page that belongs together, under a heading of its own. */
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
