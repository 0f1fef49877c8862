import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

/** Says that limits in minutes apply only once counting has begun (rule C10). */
export function NeedsTracking(): JSX.Element {
  return (
    <p class="hint" data-testid="limits-wait">
      {t('agrLimitsWait')}
    </p>
  );
}
