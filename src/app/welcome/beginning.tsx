import type { JSX } from 'preact';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import type { Action } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { Paths } from './paths.tsx';
import type { Present } from './steps.ts';

interface Props {
  readonly settings: PublicSettings;
  readonly start: (event: Event, memberName: string, present: Present) => void;
  readonly action: Action;
}

/** What comes after the introduction. Where counting waits, those who are together can start it here. */
export function Beginning({ settings, start, action }: Props): JSX.Element {
  const isWaiting = isAwaiting(settings);
  return (
    <div class="column beginning">
      <ScreenTitle text={t('agrBeginTitle')} />
      <p class="lead soft" data-testid={isWaiting ? 'counting-waits' : 'counting-on'}>
        {isWaiting ? t('awaitedText') : `${t('sentence', t('firstCounting'))} ${t('agrBeginText')}`}
      </p>
      <Paths isWaiting={isWaiting} />
      {isWaiting ? (
        <p class="row">
          {t('awaitedTogether')}
          <Button small testId="start-counting" onClick={(event) => start(event, '', 'together')}>
            {t('startCounting')}
          </Button>
        </p>
      ) : null}
      <ActionResult text={action.result} failed={action.failed} testId="welcome-result" />
    </div>
  );
}
