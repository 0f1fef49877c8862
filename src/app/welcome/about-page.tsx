import type { JSX } from 'preact';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { isDemo } from '../../ui/demo-mode.ts';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { Promises } from './promises.tsx';

/** What was promised before counting began, for whoever comes later. */
export function AboutPage(): JSX.Element {
  return (
    <div class="column about">
      <ScreenTitle text={t('aboutTitle')} />
      <div class="card">
        <Promises />
      </div>
      <p>{t('welcomeNever')}</p>
      {isDemo() ? null : (
        <p>
          <ButtonLink kind="plain" href="app.html?sample#/time" testId="see-sample">
            {t('sampleSee')}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
