import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { daysBetween } from '../../../domain/time/calendar.ts';
import { memberAt } from '../../../domain/people/members.ts';
import type { DayKey, EpochMs } from '../../../domain/time/units.ts';
import { weekStart } from '../../../domain/stats/weeks.ts';
import { dateText } from '../../../ui/text/format-date.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { t } from '../../../ui/i18n.ts';
import { TrackingOff } from '../../components/tracking-off.tsx';
import { useArrowNavigation } from '../../use-arrow-navigation.ts';
import { DayPanel } from '../day-panel.tsx';
import { GettingStarted } from '../getting-started.tsx';
import { SvgPatterns } from '../plots/svg-patterns.tsx';
import { membersHere } from '../../../domain/snapshot/usage-snapshot.ts';
import { MemberSelect } from '../../components/member-select.tsx';
import { displayNames } from '../../../ui/text/display-names.ts';
import { WeekDays } from './week-days.tsx';
import { MyWeekHeader } from './week-head.tsx';
import type { WeekRequest, WeekData } from './week-query.ts';
import { hasEarlier, weekViewOf } from './week-view.ts';
import type { WeekView } from './week-view.ts';
import { HoursSection } from '../hours-section.tsx';
import { ElsewhereSection } from '../../elsewhere/elsewhere-section.tsx';
import { FeedsSection } from '../feeds-section.tsx';

interface Props {
  readonly data: WeekData;
  readonly wall: EpochMs;
  readonly request: WeekRequest;
  readonly onRequest: (request: WeekRequest) => void;
}

/** One member's week, from the total down to single sessions. */
export function WeekScreen({ data, wall, request, onRequest }: Props): JSX.Element {
  const panel = useId();
  const { weeksAgo, snapshot } = data;
  const { settings, switches } = snapshot;
  const view = weekViewOf(data, wall);
  const hasMore = hasEarlier(data, wall);
  const goTo = (ago: number): void => onRequest({ ...request, weeksAgo: ago, date: null });
  useArrowNavigation((step) => {
    const ago = weeksAgo - step;
    if (ago >= 0 && (step > 0 || hasMore)) goTo(ago);
  });
  if (view === null || settings.countingSince === null) return <TrackingOff settings={settings} />;
  const { overview, day, sessions, gaps, lostMs, groups, firstDate } = view;
  const { week, today } = overview;
  const choose = (date: DayKey): void => {
    const start = weekStart(date, firstWeekday(settings.firstDay));
    if (date < week.start && !hasMore) return;
    onRequest({ ...request, date, weeksAgo: weeksAgo + daysBetween(start, week.start) / 7 });
  };
  return (
    <>
      <MemberSelect
        label={t('timeWhose')}
        names={displayNames(membersHere(snapshot))}
        chosen={data.member ?? memberAt(switches, wall) ?? undefined}
        onChoose={(member) => onRequest({ ...request, member })}
        testId="time-member"
      />
      <MyWeekHeader view={view} weeksAgo={weeksAgo} hasEarlier={hasMore} onGo={goTo} />
      <NoDataNote week={week} hasGaps={data.gaps.length > 0} />
      <SvgPatterns />
      <section class="column chart">
        <h2>{t('dayByDay')}</h2>
        <WeekDays view={view} panel={panel} onChoose={choose} />
        <DayPanel
          id={panel}
          day={day}
          sessions={sessions}
          gaps={gaps}
          lostMs={lostMs}
          calendars={settings.calendars}
        />
      </section>
      <HoursSection view={view} />
      {week.totalMs === null || week.totalMs === 0 ? null : <FeedsSection groups={groups} />}
      <ElsewhereSection data={data} view={view} wall={wall} />
      {weeksAgo === 0 && isNew(firstDate, today) ? <GettingStarted /> : null}
      <p class="aside">
        {firstDate === null ? null : `${t('timeSince', dateText(firstDate))} `}
        {t('timeSamePage')}
      </p>
    </>
  );
}

interface NoDataProps {
  readonly week: WeekView['overview']['week'];
  /** Then the list of gaps gives the reason. */
  readonly hasGaps: boolean;
}

/** Why a week has no total. */
function NoDataNote({ week, hasGaps }: NoDataProps): JSX.Element | null {
  const { days, totalMs } = week;
  if (totalMs !== null) return null;
  if (days.some(({ notYet, deleted }) => notYet && !deleted)) {
    return <p class="empty">{t('nothingYet')}</p>;
  }
  return hasGaps ? null : <p class="empty">{t('nothingKnown')}</p>;
}

/** Days for which the page explains what will appear. */
const INTRODUCTION_DAYS = 7;

function isNew(firstDate: DayKey | null, today: DayKey): boolean {
  return firstDate === null || daysBetween(firstDate, today) < INTRODUCTION_DAYS;
}
