import type { JSX } from 'preact';
import { dayBounds, calendarOn } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { DaySession } from '../../domain/stats/day-sessions.ts';
import type { ShownGap } from '../../domain/tracking/gaps.ts';
import { overlaps } from '../../domain/time/interval.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis, ZoneId } from '../../domain/time/units.ts';
import type { Session } from '../../domain/tracking/sessions.ts';
import { dayTitle, timeText, wallTimeText } from '../../ui/text/format-date.ts';
import { unknownText } from '../../ui/text/day-label.ts';
import { Duration } from '../../ui/components/duration.tsx';
import { durationText } from '../../ui/text/format-duration.ts';
import type { ShownDay } from '../../ui/usage/week-overview.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { estimateText } from '../elsewhere/elsewhere-text.ts';
import type { DayEverywhere } from '../elsewhere/elsewhere-view.ts';
import { DayLine } from './charts/day-line.tsx';
import { FEED_NAMES } from './feed-text.ts';
import { GapList } from './gap-list.tsx';
import { TableHead } from './table-head.tsx';

interface Props {
  readonly id: string;
  readonly day: ShownDay;
  /** `null` if they have expired (rule C16). */
  readonly sessions: readonly DaySession[] | null;
  readonly gaps: readonly ShownGap[];
  /** How much of what the browser lost limits still count. */
  readonly lostMs: Millis;
  /** The same day in the household's other browsers, in no total here (rule H4). */
  readonly otherBrowsersMs: Millis;
  readonly calendars: readonly Calendar[];
  /** The same day elsewhere; `null` where nothing was ever imported. */
  readonly elsewhere: DayEverywhere | null;
}

/** One day: its facts, sessions and gaps. */
export function DayPanel(props: Props): JSX.Element {
  const { id, day, sessions, gaps, lostMs, otherBrowsersMs, calendars, elsewhere } = props;
  const calendar = calendarOn(calendars, day.date);
  const facts = [
    ...factsOf(day, calendar),
    ...(otherBrowsersMs < MINUTE ? [] : [t('otherBrowsers', durationText(otherBrowsersMs))]),
    ...elsewhereFacts(elsewhere),
  ];
  return (
    <section
      id={id}
      class="card day-panel"
      role="tabpanel"
      aria-label={dayTitle(day.date)}
      tabIndex={0}
      data-testid="day"
      data-date={day.date}
    >
      <div class="spread">
        <h2>{dayTitle(day.date)}</h2>
        <p class="day-total">{day.ms === null ? t('notMeasured') : <Duration ms={day.ms} />}</p>
      </div>
      <Timeline
        day={day}
        sessions={sessions ?? []}
        gaps={gaps}
        calendar={calendar}
        elsewhere={elsewhere?.elsewhere?.sessions ?? []}
      />
      <ul class="facts soft" role="list">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {day.ms === null || day.ms === 0 ? null : <Sessions sessions={sessions} />}
      <ElsewhereSessions sessions={elsewhere?.elsewhere?.sessions ?? []} zone={calendar.zone} />
      <GapList gaps={listedGaps(day, gaps)} date={day.date} calendar={calendar} lostMs={lostMs} />
    </section>
  );
}

/** Leaves out what the facts say already, and all gaps of a day before the member used the browser. */
function listedGaps({ deleted, notYet }: ShownDay, gaps: readonly ShownGap[]): readonly ShownGap[] {
  if (deleted) return gaps.filter(({ reason }) => reason !== 'deleted');
  return notYet ? [] : gaps;
}

interface TimelineProps {
  readonly day: ShownDay;
  readonly sessions: readonly DaySession[];
  readonly gaps: readonly ShownGap[];
  readonly calendar: Calendar;
  readonly elsewhere: readonly Session[];
}

/** The day on one line, if it has any sessions. */
function Timeline(props: TimelineProps): JSX.Element | null {
  const { day, sessions, gaps, calendar, elsewhere } = props;
  const shown = day.ms === null ? [] : sessions;
  if (shown.length === 0 && elsewhere.length === 0) return null;
  const bounds = dayBounds(calendar, day.date);
  const missing = gaps
    .map(({ start, end }) => ({ start, end: end ?? bounds.end }))
    .filter((gap) => overlaps(gap, bounds));
  return (
    <DayLine
      day={bounds}
      zone={calendar.zone}
      sessions={shown}
      missing={missing}
      elsewhere={elsewhere}
    />
  );
}

interface SessionsProps {
  readonly sessions: readonly DaySession[] | null;
}

function Sessions({ sessions }: SessionsProps): JSX.Element {
  if (sessions === null) return <p class="aside">{t('sessionsOld')}</p>;
  if (sessions.length === 0) return <p class="aside">{t('sessionsUnknown')}</p>;
  return (
    <table class="sessions" data-testid="sessions">
      <caption>{tPlural('sessionCount', sessions.length)}</caption>
      <TableHead hidden titles={[t('colWhen'), t('colLength'), t('colMostly')]} />
      <tbody>
        {sessions.map((session) => (
          <tr key={`${session.start} ${session.end}`} data-ms={session.activeMs}>
            <th scope="row">
              <bdi>{timesText(session, session.zone)}</bdi>
            </th>
            <td>
              <bdi>{durationText(session.activeMs)}</bdi>
            </td>
            <td>{t('sessionMostly', t(FEED_NAMES[session.mostly]))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ElsewhereProps {
  readonly sessions: readonly Session[];
  readonly zone: ZoneId;
}

/** The estimated sessions outside this browser; a phone has many, so they are folded. */
function ElsewhereSessions({ sessions, zone }: ElsewhereProps): JSX.Element | null {
  if (sessions.length === 0) return null;
  return (
    <details class="gaps">
      <summary>{t('elsewhereThere')}</summary>
      <ul>
        {sessions.map((session) => (
          <li key={session.start}>
            {t('labelled', timesText(session, zone), t('about', durationText(session.activeMs)))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function timesText({ start, end }: Interval, zone: ZoneId): string {
  return t('sessionTimes', timeText(start, zone), timeText(end, zone));
}

/** What is known of the day elsewhere. */
function elsewhereFacts(day: DayEverywhere | null): string[] {
  if (day === null) return [];
  const { elsewhere, tooOld } = day;
  if (elsewhere === null) return [t(tooOld ? 'elsewhereTooOld' : 'dayElsewhereUnknown')];
  if (elsewhere.highMs === 0) return [t('dayElsewhereNone')];
  return [t('elsewhereTotal', estimateText(elsewhere))];
}

function factsOf(day: ShownDay, calendar: Calendar): string[] {
  const { ms, longestMs, opens, skipped, lateMs, limitMs, grantedMs, unchargedMs } = day;
  if (ms === null) return [unknownText(day)];
  const coverage = coverageText(day, calendar);
  const limits = [
    ...(limitMs === null ? [] : [t('dayLimit', durationText(limitMs))]),
    ...(grantedMs === 0 ? [] : [t('labelled', t('colExtra'), durationText(grantedMs))]),
    ...(unchargedMs === 0 ? [] : [t('dayUncharged', durationText(unchargedMs))]),
  ];
  if (ms === 0) return [t('nothingThatDay'), ...limits, ...coverage];
  const late = wallTimeText(calendar.lateFrom);
  return [
    t('labelled', t('factLongest'), durationText(longestMs)),
    t('labelled', t('factOpened'), tPlural('factTimes', opens)),
    ...(skipped === 0 ? [] : [t('labelled', t('factSkipped'), tPlural('factTimes', skipped))]),
    lateMs === 0
      ? t('nothingLate', late)
      : t('labelled', t('factLate', late), durationText(lateMs)),
    ...limits,
    ...coverage,
  ];
}

function coverageText({ from, partly }: ShownDay, { zone }: Calendar): string[] {
  if (from !== null) return [t('dayCountedFrom', timeText(from, zone))];
  return partly ? [t('partlyCounted')] : [];
}
