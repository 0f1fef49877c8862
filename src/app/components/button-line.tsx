import type { JSX } from 'preact';
import { Button } from '../../ui/components/controls/button.tsx';
import type { ButtonProps } from '../../ui/components/controls/button.tsx';

interface Props extends Omit<ButtonProps, 'children'> {
  readonly text: string;
}

/** A button on a line of its own. Without `onClick` it submits the form. */
export function ButtonLine({ text, ...button }: Props): JSX.Element {
  return (
    <p>
      <Button {...button}>{text}</Button>
    </p>
  );
}
