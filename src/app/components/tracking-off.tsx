import type { JSX } from 'preact';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { EmptyState } from '../../ui/components/notice.tsx';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly settings?: Pick<PublicSettings, 'countingSince' | 'awaited'> | null;
}

/** Shown in place of a screen's content while nothing is counted. */
export function TrackingOff({ settings = null }: Props): JSX.Element {
  const isWaiting = settings !== null && isAwaiting(settings);
  return (
    <EmptyState
      title={t(isWaiting ? 'awaitedTitle' : 'offTitle')}
      text={t(isWaiting ? 'awaitedText' : 'offText')}
      testId="counting-off"
    >
      <ButtonLink href="#/welcome">{t('offGo')}</ButtonLink>
    </EmptyState>
  );
}
