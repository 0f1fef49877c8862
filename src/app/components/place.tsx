import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../ui/components/icon.tsx';
import { ScreenTitle } from './screen-title.tsx';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** The screen that it belongs to: its address and name. */
  readonly back: readonly [href: string, title: string];
  readonly children: ComponentChildren;
}

/** A place of a screen with an address of its own, and the way back. */
export function Place({ title, text, back: [href, screen], children }: Props): JSX.Element {
  return (
    <>
      <div class="place-head">
        <p>
          <a class="back" href={href}>
            <Icon name="earlier" />
            {screen}
          </a>
        </p>
        <ScreenTitle text={title} />
        {text === undefined ? null : <p class="lead">{text}</p>}
      </div>
      {children}
    </>
  );
}
