import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { daysBetween } from '../../../domain/time/calendar.ts';
import { memberAt } from '../../../domain/people/members.ts';
import type { DayKey, EpochMs } from '../../../domain/time/units.ts';
import type { ShownGapReason } from '../../../domain/tracking/gaps.ts';
import { weekStart } from '../../../domain/stats/weeks.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { dateText } from '../../../ui/text/format-date.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { t } from '../../../ui/i18n.ts';
import { TrackingOff } from '../../components/tracking-off.tsx';
import { useArrowNavigation } from '../../use-arrow-navigation.ts';
import { DayPanel } from '../day-panel.tsx';
import { FirstWeek, GettingStarted } from '../first-week.tsx';
import { membersHere } from '../../../domain/snapshot/usage-snapshot.ts';
import { MemberSelect } from '../../components/member-select.tsx';
import { setPeople } from '../../../ui/scene/person-colour.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import { WeekDays } from './week-days.tsx';
import { WeekFacts } from './week-facts.tsx';
import { WeekHero } from './week-hero.tsx';
import { WeekTables } from './week-tables.tsx';
import type { WeekRequest, WeekData } from './week-query.ts';
import { hasEarlier, weekViewOf } from './week-view.ts';
import type { WeekView } from './week-view.ts';
import { HoursSection } from '../hours-section.tsx';
import { ElsewhereSection } from '../../elsewhere/elsewhere-section.tsx';
import { elsewhereViewOf } from '../../elsewhere/elsewhere-view.ts';
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
  const { overview, day, sessions, gaps, otherBrowsersMs, lostMs, groups, firstDate } = view;
  const { week, today } = overview;
  const isFirstWeek = weeksAgo === 0 && isNew(firstDate, today);
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
      <section class="card">
        <div class="spread">
          <h2>{t('dayByDay')}</h2>
          <p class="row small soft same-page">
            <Icon name="eye" />
            {t('timeSamePage')}
          </p>
        </div>
        <WeekDays view={view} panel={panel} onChoose={choose} />
      </section>
      <div class="side-by-side">
        <DayPanel
          id={panel}
          day={day}
          sessions={sessions}
          gaps={gaps}
          lostMs={lostMs}
          otherBrowsersMs={otherBrowsersMs}
          calendars={settings.calendars}
          elsewhere={elsewhere?.days.find(({ date }) => date === day.date) ?? null}
        />
        <FeedsSection groups={groups} />
      </div>
      <WeekFacts view={view} />
      {elsewhere === null ? null : <ElsewhereSection view={elsewhere} />}
      <HoursSection view={view} elsewhere={elsewhere} />
      {isFirstWeek ? <GettingStarted /> : null}
      <WeekTables view={view} elsewhere={elsewhere} />
      {firstDate === null ? null : <p class="aside">{t('timeSince', dateText(firstDate))}</p>}
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
