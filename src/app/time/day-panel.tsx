import type { JSX } from 'preact';
import { dayBounds, calendarOn } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { DaySession } from '../../domain/stats/day-sessions.ts';
import type { ShownGap } from '../../domain/tracking/gaps.ts';
import { overlaps } from '../../domain/time/interval.ts';
import type { Millis } from '../../domain/time/units.ts';
import { dayTitle, timeText, wallTimeText } from '../../ui/text/format-date.ts';
import { unknownText } from '../../ui/text/day-label.ts';
import { Duration } from '../../ui/components/duration.tsx';
import { durationText } from '../../ui/text/format-duration.ts';
import type { ShownDay } from '../../ui/usage/week-overview.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { ResponsiveSvg } from './plots/responsive-svg.tsx';
import { dayPlot } from './plots/day-plot.tsx';
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
  readonly calendars: readonly Calendar[];
}

/** One day: its facts, sessions and gaps. */
export function DayPanel({ id, day, sessions, gaps, lostMs, calendars }: Props): JSX.Element {
  const calendar = calendarOn(calendars, day.date);
  return (
    <section
      id={id}
      class="panel day-panel"
      role="tabpanel"
      aria-label={dayTitle(day.date)}
      tabIndex={0}
      data-testid="day"
      data-date={day.date}
    >
      <div class="spread">
        <h3>{dayTitle(day.date)}</h3>
        <p class="day-total">{day.ms === null ? t('notMeasured') : <Duration ms={day.ms} />}</p>
      </div>
      <ul class="facts" role="list">
        {factsOf(day, calendar).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {day.ms === null || day.ms === 0 ? null : (
        <Sessions day={day} sessions={sessions} gaps={gaps} calendar={calendar} />
      )}
      <GapList gaps={listedGaps(day, gaps)} date={day.date} calendar={calendar} lostMs={lostMs} />
    </section>
  );
}

/** Leaves out what the facts say already, and all gaps of a day before the member used the browser. */
function listedGaps({ deleted, notYet }: ShownDay, gaps: readonly ShownGap[]): readonly ShownGap[] {
  if (deleted) return gaps.filter(({ reason }) => reason !== 'deleted');
  return notYet ? [] : gaps;
}

interface SessionsProps {
  readonly day: ShownDay;
  readonly sessions: readonly DaySession[] | null;
  readonly gaps: readonly ShownGap[];
  readonly calendar: Calendar;
}

function Sessions({ day, sessions, gaps, calendar }: SessionsProps): JSX.Element {
  if (sessions === null) return <p class="aside">{t('sessionsOld')}</p>;
  if (sessions.length === 0) return <p class="aside">{t('sessionsUnknown')}</p>;
  const bounds = dayBounds(calendar, day.date);
  const missing = gaps
    .map(({ start, end }) => ({ start, end: end ?? bounds.end }))
    .filter((gap) => overlaps(gap, bounds));
  const { zone } = calendar;
  return (
    <>
      <ResponsiveSvg
        class="day-drawing"
        draw={(size) => dayPlot(sessions, missing, bounds, zone, size)}
      />
      <table class="sessions" data-testid="sessions">
        <caption>{tPlural('sessionCount', sessions.length)}</caption>
        <TableHead hidden titles={[t('colWhen'), t('colLength'), t('colMostly')]} />
        <tbody>
          {sessions.map((session) => (
            <tr key={`${session.start} ${session.end}`} data-ms={session.activeMs}>
              <th scope="row">
                <bdi>
                  {t(
                    'sessionTimes',
                    timeText(session.start, session.zone),
                    timeText(session.end, session.zone),
                  )}
                </bdi>
              </th>
              <td>
                <bdi>{durationText(session.activeMs)}</bdi>
              </td>
              <td>{t('sessionMostly', t(FEED_NAMES[session.mostly]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function factsOf(day: ShownDay, calendar: Calendar): string[] {
  const { ms, longestMs, opens, skipped, lateMs, limitMs, grantedMs } = day;
  if (ms === null) return [unknownText(day)];
  const coverage = coverageText(day, calendar);
  const limits = [
    ...(limitMs === null ? [] : [t('dayLimit', durationText(limitMs))]),
    ...(grantedMs === 0 ? [] : [t('dayExtra', durationText(grantedMs))]),
  ];
  if (ms === 0) return [t('nothingThatDay'), ...limits, ...coverage];
  const late = wallTimeText(calendar.lateFrom);
  return [
    t('longestSession', durationText(longestMs)),
    tPlural('openedTimes', opens),
    ...(skipped === 0 ? [] : [tPlural('skippedTimes', skipped)]),
    lateMs === 0 ? t('nothingLate', late) : t('lateTime', durationText(lateMs), late),
    ...limits,
    ...coverage,
  ];
}

function coverageText({ from, partly }: ShownDay, { zone }: Calendar): string[] {
  if (from !== null) return [t('dayCountedFrom', timeText(from, zone))];
  return partly ? [t('partlyCounted')] : [];
}
