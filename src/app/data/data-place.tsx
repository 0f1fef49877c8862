import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import { Place } from '../components/place.tsx';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly children: ComponentChildren;
}

/** A place of the data page. */
export function DataPlace(props: Props): JSX.Element {
  return <Place {...props} back={['#/data', t('dataPrivacy')]} />;
}
