import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { GroupTime } from '../../../domain/stats/feed-groups.ts';
import { addHours, hoursInOrder } from '../../../domain/stats/hour-histogram.ts';
import type { WeekdayHours } from '../../../domain/stats/hour-histogram.ts';
import { roundToMinutes } from '../../../domain/stats/round-minutes.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Millis, WallTime } from '../../../domain/time/units.ts';
import { hourText, wallTimeText, weekdayName, weekdayText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { t } from '../../../ui/i18n.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';
import { ElsewhereTable } from '../../elsewhere/elsewhere-table.tsx';
import type { ElsewhereView } from '../../elsewhere/elsewhere-view.ts';
import { FEED_NAMES } from '../feed-text.ts';
import { NumberTable } from '../number-table.tsx';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly view: WeekView;
  readonly elsewhere: ElsewhereView | null;
}

/** The numbers behind all charts of the page: nearly half of its elements, so drawn when opened. */
export function WeekTables(props: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="week-tables" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('asTable')}</summary>
      {isOpen ? <Tables {...props} /> : null}
    </details>
  );
}

function Tables({ view, elsewhere }: Props): JSX.Element {
  const { dayStart } = view.overview.calendar;
  return (
    <div class="card flat">
      <DayTable view={view} />
      <FeedTable groups={view.groups} />
      <HourTable caption={t('hoursTable')} hours={view.hours} dayStart={dayStart} />
      {elsewhere === null ? null : (
        <>
          <ElsewhereTable days={elsewhere.days} />
          <HourTable
            caption={t('labelled', t('elsewhereThere'), t('hoursTable'))}
            hours={elsewhere.elsewhereHours.hours}
            dayStart={dayStart}
          />
          <HourTable
            caption={t('labelled', t('elsewhereAll'), t('hoursTable'))}
            hours={elsewhere.togetherHours.hours}
            dayStart={dayStart}
          />
        </>
      )}
    </div>
  );
}

type Column = readonly [head: string, cell: (day: ShownDay) => string];

/** The days, with more facts than their chart shows. */
function DayTable({ view }: { readonly view: WeekView }): JSX.Element {
  const { week, calendar } = view.overview;
  const days = week.days.filter(({ ahead }) => !ahead);
  const lastWeek = new Map(week.days.map(({ date }, i) => [date, view.before.days[i]?.ms ?? null]));
  const duration = (ms: Millis | null): string =>
    ms === null ? t('notMeasured') : durationText(ms, 'narrow');
  const fact = (pick: (day: ShownDay) => string): Column[1] => {
    return (day) => (day.ms === null ? t('notMeasured') : pick(day));
  };
  const limit: Column = [t('colLimit'), ({ limitMs }) => duration(limitMs)];
  const extra: Column = [t('colExtra'), fact(({ grantedMs }) => duration(grantedMs))];
  const uncharged: Column = [t('colUncharged'), fact(({ unchargedMs }) => duration(unchargedMs))];
  const columns: readonly Column[] = [
    [t('dateDay'), ({ date }) => weekdayName(date, 'short')],
    [t('colTime'), ({ ms }) => duration(ms)],
    [t('colLastWeek'), ({ date }) => duration(lastWeek.get(date) ?? null)],
    ...(days.some(({ limitMs }) => limitMs !== null) ? [limit] : []),
    ...(days.some(({ grantedMs }) => grantedMs > 0) ? [extra] : []),
    ...(days.some(({ unchargedMs }) => unchargedMs > 0) ? [uncharged] : []),
    [t('factLongest'), fact(({ longestMs }) => duration(longestMs))],
    [t('factOpened'), fact(({ opens }) => numberText(opens))],
    [t('factLate', wallTimeText(calendar.lateFrom)), fact(({ lateMs }) => duration(lateMs))],
  ];
  return (
    <NumberTable
      caption={t('weekTable')}
      head={columns.map(([head]) => head)}
      rows={days.map((day) => columns.map(([, cell]) => cell(day)))}
    />
  );
}

interface FeedTableProps {
  readonly groups: readonly GroupTime[];
}

/** The parts of TikTok; nothing without any time. */
function FeedTable({ groups }: FeedTableProps): JSX.Element | null {
  const feeds = groups.flatMap((group) => group.feeds);
  if (feeds.length === 0) return null;
  const shownMs = roundToMinutes(feeds.map(([, ms]) => ms));
  return (
    <NumberTable
      caption={t('colPart')}
      head={[t('colPart'), t('colTime')]}
      rows={feeds.map(([feed, ms], i) => [
        t(FEED_NAMES[feed]),
        durationText(shownMs[i] ?? ms, 'narrow'),
      ])}
    />
  );
}

interface HourTableProps {
  readonly caption: string;
  readonly hours: readonly WeekdayHours[];
  readonly dayStart: WallTime;
}

/** Minutes by hour and weekday; only hours with any time, and nothing without any. */
function HourTable({ caption, hours, dayStart }: HourTableProps): JSX.Element | null {
  const total = addHours(hours.map(({ hoursMs }) => hoursMs));
  const order = hoursInOrder(dayStart).filter((hour) => (total[hour] ?? 0) > 0);
  if (order.length === 0) return null;
  const cellText = ({ hoursMs, knownDays }: WeekdayHours, hour: number): string =>
    knownDays === 0 ? t('notMeasured') : numberText(Math.round((hoursMs[hour] ?? 0) / MINUTE));
  return (
    <NumberTable
      caption={caption}
      head={[t('timeHour'), ...hours.map(({ weekday }) => weekdayText(weekday, 'short'))]}
      rows={order.map((hour) => [hourText(hour)].concat(hours.map((row) => cellText(row, hour))))}
    />
  );
}
