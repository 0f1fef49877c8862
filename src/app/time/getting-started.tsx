import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

/** Shown in the first days: what the page will show, and from when on. */
export function GettingStarted(): JSX.Element {
  return (
    <section class="panel" data-testid="first-days">
      <h2>{t('firstTitle')}</h2>
      <ul class="promises">
        <li>{t('firstToday')}</li>
        <li>{t('firstUsual')}</li>
        <li>{t('firstHours')}</li>
        <li>{t('firstWeek')}</li>
      </ul>
    </section>
  );
}
