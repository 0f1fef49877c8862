import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../ui/components/icon.tsx';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

/** A place of the data page with an address of its own, and the way back. */
export function DataPlace({ title, text, children }: Props): JSX.Element {
  return (
    <>
      <div class="data-place">
        <p>
          <a class="back" href="#/data">
            <Icon name="earlier" />
            {t('dataPrivacy')}
          </a>
        </p>
        <ScreenTitle text={title} />
        <p class="lead">{text}</p>
      </div>
      {children}
    </>
  );
}
