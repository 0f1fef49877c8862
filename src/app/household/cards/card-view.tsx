import type { JSX } from 'preact';
import { addDays } from '../../../domain/time/calendar.ts';
import { isCounted } from '../../../domain/household/week/week-card.ts';
import type { WeekCard } from '../../../domain/household/week/week-card.ts';
import type { WallTime } from '../../../domain/time/units.ts';
import { rangeTitle, weekdayName } from '../../../ui/text/format-date.ts';
import { listText } from '../../../ui/text/format-list.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { t } from '../../../ui/i18n.ts';
import { FactList } from '../../components/fact-list.tsx';
import type { Fact } from '../../components/fact-list.tsx';
import type { MemberWeek } from '../../../domain/household/week/household-week.ts';
import { figureFacts, outsideRangeText } from '../week/row-text.ts';

interface Props {
  readonly card: WeekCard;
  readonly lateFrom: WallTime;
}

/** The full content of a card, to read before it is handed over. */
export function CardView({ card, lateFrom }: Props): JSX.Element {
  return (
    <div class="card-view" data-testid="card-view">
      <FactList facts={cardFacts(card, lateFrom)} />
      <p class="hint">
        {t('timesRounded')} {t('cardNever')}
      </p>
      <p class="hint">{t('cardHidden')}</p>
    </div>
  );
}

function cardFacts(card: WeekCard, lateFrom: WallTime): Fact[] {
  const { name, grownUp, household, week, upTo, totalMs, against, measured, broken } = card;
  const measuredDays = measured.filter(Boolean).length;
  const isKnown = isCounted(totalMs, measuredDays);
  const facts = figureFacts({ ...card, measuredDays }, lateFrom).filter(
    (fact) => fact.name !== t('rowMeasured'),
  );
  const outside = (parts: Pick<MemberWeek, 'elsewhere' | 'phoneMs'>): Fact[] => {
    const value = outsideRangeText({ ...parts, upTo }, week);
    return value === '' ? [] : [{ name: t('cardOutside'), value }];
  };
  return [
    {
      name: t('personName'),
      value: name || t('memberUnnamed', ''),
      ...(grownUp ? { mark: t('rowParent') } : {}),
    },
    ...(household === '' ? [] : [{ name: t('kinName'), value: household }]),
    { name: t('cardWeek'), value: rangeTitle(week, upTo) },
    { name: t('cardTotal'), value: isKnown ? durationText(totalMs) : t('notMeasured') },
    ...(against === null ? [] : [{ name: t('cardBefore'), value: beforeText(against) }]),
    ...(isKnown ? facts : []),
    ...outside({ elsewhere: card.elsewhere ?? null, phoneMs: null }),
    ...outside({ elsewhere: null, phoneMs: card.phoneMs }),
    { name: t('rowMeasured'), value: daysText(card, measured) || t('notMeasured') },
    ...(broken.includes(true) ? [{ name: t('cardBroken'), value: daysText(card, broken) }] : []),
    ...(card.lookedAgain ? [{ name: t('agrOurs'), value: t('cardLookedYes') }] : []),
  ];
}

function beforeText({
  beforeMs,
  longestBeforeMs,
  lateBeforeMs,
}: NonNullable<WeekCard['against']>): string {
  const [total, longest, late] = [beforeMs, longestBeforeMs, lateBeforeMs];
  return t('cardBeforeValue', durationText(total), durationText(longest), durationText(late));
}

function daysText({ week }: WeekCard, days: readonly boolean[]): string {
  return listText(days.flatMap((is, i) => (is ? [weekdayName(addDays(week, i), 'short')] : [])));
}
