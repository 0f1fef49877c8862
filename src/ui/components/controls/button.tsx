import type { ComponentChildren, JSX, Ref } from 'preact';

/** `primary` is what most people want here, one on a screen; `quiet` looks like a line of text. */
export type ButtonKind = 'primary' | 'plain' | 'quiet';

interface Look {
  readonly kind?: ButtonKind;
  readonly children: ComponentChildren;
  readonly testId?: string;
}

interface ButtonProps extends Look {
  /** Without it the button submits its form. */
  readonly onClick?: (event: MouseEvent) => void;
  /** Whether what it opens is open. */
  readonly expanded?: boolean;
  /** Looks as if it could not be pressed, and keeps the focus: what it does has to bear that. */
  readonly off?: boolean;
  readonly button?: Ref<HTMLButtonElement>;
}

/** Does something here. */
export function Button(props: ButtonProps): JSX.Element {
  const { kind = 'plain', children, testId, onClick, expanded, off, button } = props;
  return (
    <button
      ref={button ?? null}
      type={onClick === undefined ? 'submit' : 'button'}
      class={kind === 'plain' ? undefined : kind}
      aria-expanded={expanded}
      aria-disabled={off}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface LinkProps extends Look {
  readonly href: string;
  /** For the popup, which closes when anything else opens. */
  readonly newTab?: boolean;
}

/** Leads somewhere, and looks like a button because it is the next step. */
export function ButtonLink(props: LinkProps): JSX.Element {
  const { kind = 'primary', children, testId, href, newTab = false } = props;
  return (
    <a
      class={`button ${kind}`}
      href={href}
      target={newTab ? '_blank' : undefined}
      data-testid={testId}
    >
      {children}
    </a>
  );
}
