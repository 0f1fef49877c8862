import type { JSX } from 'preact';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { t } from '../../ui/i18n.ts';

interface Props {
  /** Where they are known. */
  readonly settings?: Pick<PublicSettings, 'countingSince' | 'awaited'> | null;
}

/** In place of a screen's content while nothing is counted. */
export function TrackingOff({ settings = null }: Props): JSX.Element {
  const waits = settings !== null && isAwaiting(settings);
  return (
    <EmptyState
      title={t(waits ? 'awaitedTitle' : 'offTitle')}
      text={t(waits ? 'awaitedText' : 'offText')}
      testId="counting-off"
    >
      <ButtonLink href="#/welcome">{t('offGo')}</ButtonLink>
    </EmptyState>
  );
}
