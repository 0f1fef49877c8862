import type { ComponentChildren, JSX, Ref } from 'preact';

/** `primary` is the main action, one per screen; `quiet` looks like plain text. */
export type ButtonKind = 'primary' | 'plain' | 'quiet';

interface CommonProps {
  readonly kind?: ButtonKind;
  /** For a dense row. */
  readonly small?: boolean;
  readonly children: ComponentChildren;
  readonly testId?: string;
}

export interface ButtonProps extends CommonProps {
  /** Left out for submit buttons. */
  readonly onClick?: (event: MouseEvent) => void;
  /** For buttons that open something: whether it is open. */
  readonly expanded?: boolean;
  /** Marks the button as disabled without losing the focus; `onClick` is still called. */
  readonly off?: boolean;
  readonly button?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): JSX.Element {
  const { kind = 'plain', small, children, testId, onClick, expanded, off, button } = props;
  return (
    <button
      ref={button ?? null}
      type={onClick === undefined ? 'submit' : 'button'}
      class={small === true ? `${kind} small` : kind}
      aria-expanded={expanded}
      aria-disabled={off}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface LinkProps extends CommonProps {
  readonly href: string;
  /** For the popup, which would be replaced by the page. */
  readonly newTab?: boolean;
}

/** A link that looks like a button. */
export function ButtonLink(props: LinkProps): JSX.Element {
  const { kind = 'primary', small, children, testId, href, newTab = false } = props;
  return (
    <a
      class={small === true ? `button ${kind} small` : `button ${kind}`}
      href={href}
      target={newTab ? '_blank' : undefined}
      data-testid={testId}
    >
      {children}
    </a>
  );
}
