import type { JSX } from 'preact';
import { say } from '../../ui/i18n.ts';

/** Beside limits in minutes, before counting has begun: no limit can hold without a count. */
export function LimitsWait(): JSX.Element {
  return (
    <p class="hint" data-testid="limits-wait">
      {say('agrLimitsWait')}
    </p>
  );
}
