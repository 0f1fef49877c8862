import type { JSX } from 'preact';
import { certain } from '../../domain/elsewhere/estimate.ts';
import { t } from '../../ui/i18n.ts';
import { weekdayName } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { NumberTable } from '../time/number-table.tsx';
import { estimateText, rangeTexts } from './elsewhere-text.ts';
import type { DayEverywhere } from './elsewhere-view.ts';

/** The days of a week, in this browser and elsewhere. */
export function ElsewhereTable({ days }: { readonly days: readonly DayEverywhere[] }): JSX.Element {
  const unknown = t('notMeasured');
  const known = days.filter(({ hereMs, elsewhere }) => hereMs !== null || elsewhere !== null);
  return (
    <NumberTable
      caption={t('elsewhereDays')}
      head={[
        t('dateDay'),
        t('elsewhereHere'),
        t('elsewhereThere'),
        t('elsewhereSpread'),
        t('elsewhereAll'),
      ]}
      rows={known.map(({ date, hereMs, elsewhere }) => [
        weekdayName(date, 'short'),
        hereMs === null ? unknown : durationText(hereMs, 'narrow'),
        elsewhere === null ? unknown : estimateText(elsewhere, 'narrow'),
        elsewhere === null ? unknown : t('fromTo', ...rangeTexts(elsewhere, 'narrow')),
        hereMs === null || elsewhere === null
          ? unknown
          : estimateText(certain(hereMs + elsewhere.ms), 'narrow'),
      ])}
    />
  );
}
