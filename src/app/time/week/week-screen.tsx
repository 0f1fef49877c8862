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
import { SvgPatterns } from '../svg-patterns.tsx';
import { MemberSelect } from '../member-select.tsx';
import { WeekDays } from './week-days.tsx';
import { WeekHead } from './week-head.tsx';
import type { WeekRequest, WeekData } from './week-query.ts';
import { hasEarlier, weekViewOf } from './week-view.ts';
import type { WeekView } from './week-view.ts';
import { HoursSection } from '../hours-section.tsx';
import { FeedsSection } from '../feeds-section.tsx';

interface Props {
  readonly read: WeekData;
  readonly wall: EpochMs;
  readonly wanted: WeekRequest;
  readonly want: (wanted: WeekRequest) => void;
}

/** One week of one member, from the sum to the single session. */
export function WeekScreen({ read, wall, wanted, want }: Props): JSX.Element {
  const panel = useId();
  const { settings, switches } = read.snapshot;
  const view = weekViewOf(read, wall);
  const hasMore = hasEarlier(read, wall);
  useArrowNavigation((step) => {
    const weeksAgo = read.weeksAgo - step;
    if (weeksAgo >= 0 && (step > 0 || hasMore)) want({ ...wanted, weeksAgo, date: null });
  });
  if (view === null || settings.countingSince === null) return <TrackingOff settings={settings} />;
  const { overview, day, sessions, gaps, groups, firstDate } = view;
  const { week, today } = overview;
  const choose = (date: DayKey): void => {
    const start = weekStart(date, firstWeekday(settings.firstDay));
    if (date < week.start && !hasMore) return;
    want({ ...wanted, date, weeksAgo: read.weeksAgo + daysBetween(start, week.start) / 7 });
  };
  return (
    <>
      <MemberSelect
        snapshot={read.snapshot}
        shown={read.whose ?? memberAt(switches, wall) ?? undefined}
        choose={(whose) => want({ ...wanted, whose })}
      />
      <WeekHead
        view={view}
        weeksAgo={read.weeksAgo}
        hasEarlier={hasMore}
        go={(weeksAgo) => want({ ...wanted, weeksAgo, date: null })}
      />
      <Unknown week={week} hasGaps={read.gaps.length > 0} />
      <SvgPatterns />
      <section class="chart">
        <h2>{t('dayByDay')}</h2>
        <WeekDays view={view} panel={panel} choose={choose} />
        <DayPanel
          id={panel}
          day={day}
          sessions={sessions}
          gaps={gaps}
          calendars={settings.calendars}
        />
      </section>
      <HoursSection view={view} />
      {week.totalMs === null || week.totalMs === 0 ? null : <FeedsSection groups={groups} />}
      {read.weeksAgo === 0 && isYoung(firstDate, today) ? <GettingStarted /> : null}
      <p class="aside">
        {firstDate === null ? null : `${t('timeSince', dateText(firstDate))} `}
        {t('timeSamePage')}
      </p>
    </>
  );
}

interface UnknownProps {
  readonly week: WeekView['overview']['week'];
  /** Then they say below why there is nothing. */
  readonly hasGaps: boolean;
}

/** Why a week has no number at all. */
function Unknown({ week, hasGaps }: UnknownProps): JSX.Element | null {
  const { days, totalMs } = week;
  if (totalMs !== null) return null;
  if (days.some(({ notYet, deleted }) => notYet && !deleted)) {
    return <p class="empty">{t('nothingYet')}</p>;
  }
  return hasGaps ? null : <p class="empty">{t('nothingKnown')}</p>;
}

/** How many days it takes until a page has enough to be read by itself. */
const YOUNG_DAYS = 7;

function isYoung(firstDate: DayKey | null, today: DayKey): boolean {
  return firstDate === null || daysBetween(firstDate, today) < YOUNG_DAYS;
}
