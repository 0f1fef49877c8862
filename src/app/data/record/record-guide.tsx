import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';

/** How to get TikTok's own export, and what is in it. */
export function RecordGuide(): JSX.Element {
  return (
    <details class="data-more" data-testid="record-guide">
      <summary>{t('recordGuideTitle')}</summary>
      <ol>
        <li>{t('recordGuideAsk')}</li>
        <li>{t('recordGuideForm')}</li>
        <li>{t('recordGuideWait')}</li>
      </ol>
      <p>{t('recordGuideHolds')}</p>
    </details>
  );
}
