import type { ComponentProps, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addDays } from '../../domain/time/calendar.ts';
import type { HourRun } from '../../domain/stats/hour-histogram.ts';
import { sum } from '../../domain/stats/sum.ts';
import { SegmentedControl } from '../../ui/components/controls/segmented-control.tsx';
import { rangeTitle } from '../../ui/text/format-date.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import type { ElsewhereView, HabitualHours } from '../elsewhere/elsewhere-view.ts';
import { HourMap } from './charts/hour-map.tsx';
import { runTexts } from './hour-text.ts';
import type { WeekView } from './week/week-view.ts';

/** Whose hours: those of this browser, those outside it, or both together. */
type Source = 'here' | 'elsewhere' | 'together';

interface SourceLook {
  readonly name: Key;
  readonly estimated: ComponentProps<typeof HourMap>['estimated'];
}

const SOURCES: readonly (readonly [Source, SourceLook])[] = [
  ['here', { name: 'elsewhereHere', estimated: 'none' }],
  ['elsewhere', { name: 'elsewhereThere', estimated: 'all' }],
  ['together', { name: 'elsewhereAll', estimated: 'some' }],
];

interface Props {
  readonly view: WeekView;
  /** `null` where nothing is known of other places. */
  readonly elsewhere: ElsewhereView | null;
}

/** The time of four weeks by weekday and hour, of this browser or elsewhere. */
export function HoursSection({ view, elsewhere }: Props): JSX.Element | null {
  const [chosen, setSource] = useState<Source>('here');
  const { hours, hoursHalf, hoursFrom, overview } = view;
  const bySource: Readonly<Record<Source, HabitualHours | null>> = {
    here: { hours, half: hoursHalf },
    elsewhere: elsewhere?.elsewhereHours ?? null,
    together: elsewhere?.togetherHours ?? null,
  };
  const offered = SOURCES.filter(([source]) => hasTime(bySource[source]));
  const [source, look] = offered.find(([each]) => each === chosen) ?? offered[0] ?? [];
  const shown = source === undefined ? null : bySource[source];
  if (shown === null || look === undefined) return null;
  const range = rangeTitle(hoursFrom, addDays(overview.week.start, 6));
  return (
    <section class="card" data-testid="when">
      <h2>{headingOf(shown.half)}</h2>
      <p class="soft">{t('hoursOf', range)}</p>
      {offered.length < 2 ? null : (
        <SegmentedControl
          label={t('hoursSource')}
          segments={offered.map(([value, { name }]) => ({ value, text: t(name) }))}
          chosen={source}
          onChoose={setSource}
          testId="hours-source"
        />
      )}
      <HourMap hours={shown.hours} calendar={overview.calendar} estimated={look.estimated} />
    </section>
  );
}

function hasTime(hours: HabitualHours | null): boolean {
  return hours !== null && hours.hours.some(({ hoursMs }) => sum(hoursMs) > 0);
}

function headingOf(half: HourRun | null): string {
  return half === null ? t('hourMap') : t('timeHalf', ...runTexts(half));
}
