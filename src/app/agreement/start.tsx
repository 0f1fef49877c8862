import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Paths } from '../welcome/paths.tsx';
import type { AgreementContext } from './context.ts';
import { editorHref } from './places.ts';

interface Props {
  readonly context: AgreementContext;
}

/** Before there are rules: see a normal week first, or start with a bedtime (rule A1). */
export function Start({ context: { agreement } }: Props): JSX.Element {
  const [waits, setWaits] = useState(false);
  const isCounted = agreement.todayMs !== null;
  return (
    <>
      <Paths
        isWaiting={!isCounted}
        week={
          <>
            <Button
              kind="primary"
              expanded={waits}
              testId="begin-week"
              onClick={() => setWaits(true)}
            >
              {t('agrBeginWeekDo')}
            </Button>
            <div role="status">
              {waits ? (
                <p>
                  {t(isCounted ? 'agrBeginWeekDone' : 'awaitedText')} {t('agrBeginWeekNext')}{' '}
                  <a href="#/time">{t('timeTitle')}</a>
                </p>
              ) : null}
            </div>
          </>
        }
        bedtime={
          <ButtonLink kind="plain" href={editorHref('bedtime')} testId="begin-bedtime">
            {t('agrBeginBedtimeDo')}
          </ButtonLink>
        }
      />
      <p class="soft">
        <a href={editorHref('add')} data-testid="add-rule">
          {t('agrBeginAll')}
        </a>
      </p>
    </>
  );
}
