import type { JSX } from 'preact';
import { wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { FactList } from '../../components/fact-list.tsx';
import type { Fact } from '../../components/fact-list.tsx';
import type { WeekView } from './week-view.ts';

/** A week in single numbers; nothing for a week without time, whose facts would all be zeros. */
export function WeekFacts({ view }: { readonly view: WeekView }): JSX.Element | null {
  const { overview, typicalMs, longestMs, opens, skipped, lateMs } = view;
  if ((overview.week.totalMs ?? 0) === 0) return null;
  const facts: readonly Fact[] = [
    {
      name: t('factTypical'),
      value: typicalMs === null ? t('factTypicalLater') : durationText(typicalMs),
    },
    { name: t('factLongest'), value: durationText(longestMs) },
    { name: t('factOpened'), value: tPlural('factTimes', opens) },
    ...(skipped === 0 ? [] : [{ name: t('factSkipped'), value: tPlural('factTimes', skipped) }]),
    {
      name: t('factLate', wallTimeText(overview.calendar.lateFrom)),
      value: durationText(lateMs),
    },
  ];
  return (
    <div class="card flat">
      <FactList facts={facts} look="week-facts" />
    </div>
  );
}
