import type { JSX } from 'preact';
import type { Millis } from '../../domain/time/units.ts';
import { Duration } from './duration.tsx';
import { t } from '../i18n.ts';

interface Props {
  /** `null` if unknown, which is shown as a dash, never as zero (rule C13). */
  readonly ms: Millis | null;
  readonly testId: string;
}

/** The main number of a screen. */
export function Total({ ms, testId }: Props): JSX.Element {
  return (
    <p class="total" data-testid={testId} data-ms={ms ?? undefined}>
      {ms === null ? <span class="no-figure">{t('notMeasured')}</span> : <Duration ms={ms} />}
    </p>
  );
}
