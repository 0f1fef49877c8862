import type { JSX } from 'preact';
import { addDays } from '../../domain/calendar.ts';
import { isCounted } from '../../domain/card.ts';
import type { WeekCard } from '../../domain/card.ts';
import type { WallTime } from '../../domain/units.ts';
import { rangeTitle, weekdayName } from '../../ui/dates.ts';
import { listText } from '../../ui/day-words.ts';
import { durationText } from '../../ui/durations.ts';
import { say } from '../../ui/words.ts';
import { FactList } from '../fact-list.tsx';
import type { Fact } from '../fact-list.tsx';
import { factsOf } from './row-words.ts';

interface Props {
  readonly card: WeekCard;
  readonly lateFrom: WallTime;
}

/** Everything that a card says, before it is given. */
export function CardView({ card, lateFrom }: Props): JSX.Element {
  return (
    <div class="card-view" data-testid="card-view">
      <FactList facts={linesOf(card, lateFrom)} />
      <p class="hint">{say('timesRounded')}</p>
      <p class="hint">{say('cardHidden')}</p>
      <p class="hint">{say('cardNever')}</p>
    </div>
  );
}

function linesOf(card: WeekCard, lateFrom: WallTime): Fact[] {
  const { name, grownUp, household, week, upTo, totalMs, against, measured, broken } = card;
  const called = name || say('memberUnnamed', '');
  const measuredDays = measured.filter(Boolean).length;
  const isKnown = isCounted(totalMs, measuredDays);
  const needsNoCount = new Set([say('rowPhone'), say('rowMeasured')]);
  const facts = factsOf({ ...card, measuredDays }, lateFrom);
  return [
    { name: say('cardWhose'), value: called, ...(grownUp ? { mark: say('rowParent') } : {}) },
    ...(household === '' ? [] : [{ name: say('cardHousehold'), value: household }]),
    { name: say('cardWeek'), value: rangeTitle(week, upTo) },
    { name: say('cardTotal'), value: isKnown ? durationText(totalMs) : say('notMeasured') },
    ...(against === null ? [] : [{ name: say('cardBefore'), value: beforeText(against) }]),
    ...(isKnown ? facts : facts.filter((fact) => needsNoCount.has(fact.name))),
    { name: say('cardDays'), value: daysText(card, measured) || say('cardDaysNone') },
    ...(broken.includes(true) ? [{ name: say('cardBroken'), value: daysText(card, broken) }] : []),
    ...(card.lookedAgain ? [{ name: say('cardLooked'), value: say('cardLookedYes') }] : []),
  ];
}

function beforeText({
  beforeMs,
  longestBeforeMs,
  lateBeforeMs,
}: NonNullable<WeekCard['against']>): string {
  const [total, longest, late] = [beforeMs, longestBeforeMs, lateBeforeMs];
  return say('cardBeforeValue', durationText(total), durationText(longest), durationText(late));
}

function daysText({ week }: WeekCard, days: readonly boolean[]): string {
  return listText(days.flatMap((is, i) => (is ? [weekdayName(addDays(week, i), 'short')] : [])));
}
