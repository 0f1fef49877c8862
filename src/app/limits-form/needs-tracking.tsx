import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

/** Beside limits in minutes, before counting has begun: no limit can hold without a count. */
export function NeedsTracking(): JSX.Element {
  return (
    <p class="hint" data-testid="limits-wait">
      {t('agrLimitsWait')}
    </p>
  );
}
