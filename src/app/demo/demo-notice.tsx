import type { JSX } from 'preact';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';

/** Marks every screen of the demo and links out of it. */
export function DemoNotice(): JSX.Element {
  return (
    <aside class="spread sample-notice" aria-label={t('sampleTitle')} data-testid="sample-notice">
      <p>
        <strong>{t('sampleTitle')}</strong>
      </p>
      <ButtonLink kind="plain" small href="app.html#/welcome" testId="leave-sample">
        {t('sampleLeave')}
      </ButtonLink>
    </aside>
  );
}
