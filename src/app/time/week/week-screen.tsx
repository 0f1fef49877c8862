import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { daysBetween } from '../../../domain/time/calendar.ts';
import { memberAt } from '../../../domain/people/members.ts';
import type { DayKey, EpochMs } from '../../../domain/time/units.ts';
import type { ShownGapReason } from '../../../domain/tracking/gaps.ts';
import { weekStart } from '../../../domain/stats/weeks.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { t } from '../../../ui/i18n.ts';
import { TrackingOff } from '../../components/tracking-off.tsx';
import { useArrowNavigation } from '../../use-arrow-navigation.ts';
import { FirstWeek } from '../first-week.tsx';
import { membersHere } from '../../../domain/snapshot/usage-snapshot.ts';
import { MemberSelect } from '../../components/member-select.tsx';
import { setPeople } from '../../../ui/scene/person-colour.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import { WeekHero } from './week-hero.tsx';
import { WeekSections } from './week-sections.tsx';
import type { WeekRequest, WeekData } from './week-query.ts';
import { hasEarlier, weekViewOf } from './week-view.ts';
import type { WeekView } from './week-view.ts';
import { elsewhereViewOf } from '../../elsewhere/elsewhere-view.ts';

interface Props {
  readonly data: WeekData;
  readonly wall: EpochMs;
  readonly request: WeekRequest;
  readonly onRequest: (request: WeekRequest) => void;
}

/** One member's week, from the total down to single sessions. */
export function WeekScreen({ data, wall, request, onRequest }: Props): JSX.Element {
  const { weeksAgo, snapshot } = data;
  const { settings, switches } = snapshot;
  const view = useMemo(() => weekViewOf(data, wall), [data, wall]);
  // The total is on screen before the rest, which is ten times as much, is rendered.
  const [isTotalShown, setTotalShown] = useState(false);
  useEffect(() => setTotalShown(true), []);
  const hasMore = hasEarlier(data, wall);
  const goTo = (ago: number): void => onRequest({ ...request, weeksAgo: ago, date: null });
  useArrowNavigation((step) => {
    const ago = weeksAgo - step;
    if (ago >= 0 && (step > 0 || hasMore)) goTo(ago);
  });
  if (view === null || settings.countingSince === null) return <TrackingOff settings={settings} />;
  const { week, today } = view.overview;
  const isFirstWeek = weeksAgo === 0 && isNew(view.firstDate, today);
  const membersShown = membersHere(snapshot);
  setPeople({ members: membersShown });
  const members = (
    <MemberSelect
      label={t('timeWhose')}
      names={displayNames(membersShown)}
      chosen={data.member ?? memberAt(switches, wall) ?? undefined}
      onChoose={(member) => onRequest({ ...request, member })}
      testId="time-member"
    />
  );
  const elsewhere = elsewhereViewOf(data, view, wall);
  if (isFirstWeek && !hasMore && elsewhere === null && hasNothing(view)) {
    return <FirstWeek>{members}</FirstWeek>;
  }
  const choose = (date: DayKey): void => {
    const start = weekStart(date, firstWeekday(settings.firstDay));
    if (date < week.start && !hasMore) return;
    onRequest({ ...request, date, weeksAgo: weeksAgo + daysBetween(start, week.start) / 7 });
  };
  return (
    <>
      <WeekHero
        view={view}
        elsewhere={elsewhere?.total ?? null}
        weeksAgo={weeksAgo}
        hasEarlier={hasMore}
        hasGaps={data.gaps.length > 0}
        onGo={goTo}
      >
        {members}
      </WeekHero>
      {isTotalShown ? (
        <WeekSections
          data={data}
          view={view}
          elsewhere={elsewhere}
          isFirstWeek={isFirstWeek}
          onChoose={choose}
        />
      ) : (
        <div class="waiting" />
      )}
    </>
  );
}

/** Gaps that every first week has; any other has to be shown. */
const FIRST_GAPS: ReadonlySet<ShownGapReason> = new Set(['before', 'not-here-yet']);

/** Whether a week is known to have no time, with nothing more to say about it. */
function hasNothing({ overview, gaps }: WeekView): boolean {
  return overview.week.totalMs === 0 && gaps.every(({ reason }) => FIRST_GAPS.has(reason));
}

/** Days for which the page explains what will appear. */
const INTRODUCTION_DAYS = 7;

function isNew(firstDate: DayKey | null, today: DayKey): boolean {
  return firstDate === null || daysBetween(firstDate, today) < INTRODUCTION_DAYS;
}
