// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { beforeAll, beforeEach, expect, vi } from 'vitest';
import '../../support/duration-format.ts';
import { DayPanel } from '../../../../src/app/time/day-panel.tsx';
import { DayLine } from '../../../../src/app/time/charts/day-line.tsx';
import { HourMap } from '../../../../src/app/time/charts/hour-map.tsx';
import { FirstWeek } from '../../../../src/app/time/first-week.tsx';
import { GapList } from '../../../../src/app/time/gap-list.tsx';
import { NumberTable } from '../../../../src/app/time/number-table.tsx';
import { TableHead } from '../../../../src/app/time/table-head.tsx';
import { TimePage } from '../../../../src/app/time/time-page.tsx';
import { WeekDays } from '../../../../src/app/time/week/week-days.tsx';
import { WeekFacts } from '../../../../src/app/time/week/week-facts.tsx';
import { WeekHero } from '../../../../src/app/time/week/week-hero.tsx';
import type { WeekData } from '../../../../src/app/time/week/week-query.ts';
import { WeekScreen } from '../../../../src/app/time/week/week-screen.tsx';
import { WeekSections } from '../../../../src/app/time/week/week-sections.tsx';
import { WeekTables } from '../../../../src/app/time/week/week-tables.tsx';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import type { WeekView } from '../../../../src/app/time/week/week-view.ts';
import { HoursSection } from '../../../../src/app/time/hours-section.tsx';
import { FeedsSection } from '../../../../src/app/time/feeds-section.tsx';
import { elsewhereViewOf } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import { dayBounds, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { machineClock } from '../../../../src/platform/clock.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { testAccessibility } from '../../support/accessibility.ts';
import { snapshotOf } from '../../support/usage-snapshot-fixture.ts';
import { comparedBy } from '../../domain/household/week/member-week-fixture.ts';
import { RECORD } from '../elsewhere/elsewhere-fixture.ts';
import { BUSY, gap, NOW, weekDataOf } from './week/week-data-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const CALENDAR = firstCalendar('Europe/Berlin');
const GAPS = [
  gap('2026-05-05T08:00', '2026-05-05T09:00', 'asleep'),
  gap('2026-05-05T12:00', '2026-05-05T12:00', 'clock-back'),
];
const nothing = (): void => undefined;

beforeAll(async () => {
  const database = await openDatabase();
  const { settings, members, switches } = snapshotOf();
  const { device, countingSince, calendars } = settings;
  await writeSettings(database, { device, countingSince, calendars });
  await database.members.bulkPut([...members]);
  await database.switches.bulkPut([...switches]);
  await database.days.put(BUSY);
  await database.spans.bulkPut([...weekDataOf().spans]);
  database.close();
});

beforeEach(() => {
  vi.spyOn(machineClock, 'now').mockReturnValue({ wall: NOW, mono: 0 });
});

function viewOf(data: WeekData): WeekView {
  const view = weekViewOf(data, NOW);
  if (view === null) throw new Error('no calendar');
  return view;
}

const BUSY_WEEK = viewOf(weekDataOf({ gaps: GAPS }));
const EMPTY_DATA = weekDataOf({ days: [], spans: [], weeksAgo: 1, date: '2026-04-29' });
const EMPTY_WEEK = viewOf(EMPTY_DATA);
const LONG_AGO = viewOf(weekDataOf({ spans: [], date: '2026-05-06' }));

const DATA_EVERYWHERE = weekDataOf({ gaps: GAPS, elsewhere: RECORD });
const EVERYWHERE = elsewhereViewOf(DATA_EVERYWHERE, BUSY_WEEK, NOW);

function heroOf(view: WeekView, weeksAgo: number): JSX.Element {
  return (
    <WeekHero
      view={view}
      elsewhere={EVERYWHERE?.total ?? null}
      weeksAgo={weeksAgo}
      hasEarlier={weeksAgo === 0}
      hasGaps={false}
      onGo={nothing}
    />
  );
}

function panelOf({ day, sessions }: WeekView): JSX.Element {
  return (
    <DayPanel
      id="day"
      day={day}
      sessions={sessions}
      gaps={GAPS}
      lostMs={0}
      otherBrowsersMs={20 * MINUTE}
      calendars={[CALENDAR]}
      elsewhere={EVERYWHERE?.days.find(({ date }) => date === day.date) ?? null}
    />
  );
}

const TWO = snapshotOf({
  members: [
    { id: 'm', name: 'Mia' },
    { id: 'b', name: '' },
  ],
});

function screenOf(data: WeekData): JSX.Element {
  return <WeekScreen data={data} wall={NOW} request={data} onRequest={nothing} />;
}

/** With the panel that the tabs control. */
function daysOf(view: WeekView): JSX.Element {
  return (
    <>
      <WeekDays view={view} panel="day" onChoose={nothing} />
      {panelOf(view)}
    </>
  );
}

testAccessibility(['app/time', 'app/time/charts', 'app/time/week'], {
  'day-panel.tsx': [
    { what: 'of a busy day', drawn: panelOf(BUSY_WEEK) },
    { what: 'of a day without time', drawn: panelOf(LONG_AGO) },
    { what: 'of a day that was not measured', drawn: panelOf(EMPTY_WEEK) },
    { what: 'without its sessions', drawn: panelOf({ ...BUSY_WEEK, sessions: null }) },
  ],
  'first-week.tsx': [
    {
      what: 'by itself',
      drawn: <FirstWeek />,
    },
  ],
  'gap-list.tsx': [
    {
      what: 'of two',
      drawn: <GapList gaps={GAPS} date="2026-05-05" calendar={CALENDAR} lostMs={0} />,
    },
  ],
  'table-head.tsx': [
    {
      what: 'of two columns',
      drawn: (
        <table>
          <TableHead titles={['Day', 'Minutes']} />
        </table>
      ),
    },
  ],
  'number-table.tsx': [
    {
      what: 'with rows',
      drawn: (
        <NumberTable
          caption="Days"
          head={['Day', 'Minutes']}
          rows={[
            ['Monday', '42'],
            ['Tuesday', '0'],
          ]}
        />
      ),
    },
  ],
  'time-page.tsx': [
    {
      what: 'of this week',
      drawn: <TimePage onShown={nothing} />,
      act: () => screen.findByTestId('week-total'),
    },
  ],
  'week-days.tsx': [
    { what: 'of a busy week', drawn: daysOf(BUSY_WEEK) },
    { what: 'of an empty one', drawn: daysOf(EMPTY_WEEK) },
  ],
  'week-hero.tsx': [
    { what: 'of this week', drawn: heroOf(BUSY_WEEK, 0) },
    {
      what: 'beside another one, and elsewhere',
      drawn: heroOf(
        {
          ...BUSY_WEEK,
          before: { ...BUSY_WEEK.before, totalMs: HOUR, comparison: comparedBy('less', HOUR) },
        },
        2,
      ),
    },
    { what: 'of an empty one', drawn: heroOf(EMPTY_WEEK, 1) },
  ],
  'week-facts.tsx': [{ what: 'of a week', drawn: <WeekFacts view={BUSY_WEEK} /> }],
  'week-sections.tsx': [
    {
      what: 'of a first week',
      drawn: (
        <WeekSections
          data={DATA_EVERYWHERE}
          view={BUSY_WEEK}
          elsewhere={null}
          isFirstWeek
          onChoose={nothing}
        />
      ),
    },
  ],
  'week-tables.tsx': [
    {
      what: 'of a week here and elsewhere',
      drawn: <WeekTables view={BUSY_WEEK} elsewhere={EVERYWHERE} />,
      act: async () => {
        fireEvent.click(screen.getByText('Show everything as tables'));
        await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(6));
      },
    },
  ],
  'week-screen.tsx': [
    { what: 'of a busy week', drawn: screenOf(weekDataOf({ gaps: GAPS })) },
    { what: 'of an empty one', drawn: screenOf(EMPTY_DATA) },
    { what: 'here and elsewhere', drawn: screenOf(DATA_EVERYWHERE) },
    {
      what: 'of two members',
      drawn: screenOf(weekDataOf({ snapshot: TWO })),
    },
    {
      what: 'before counting',
      drawn: screenOf(
        weekDataOf({
          snapshot: snapshotOf({ settings: { ...TWO.settings, countingSince: null } }),
        }),
      ),
    },
  ],
  'day-line.tsx': [
    {
      what: 'of a day',
      drawn: (
        <DayLine
          day={dayBounds(CALENDAR, '2026-05-05')}
          zone={CALENDAR.zone}
          sessions={weekDataOf().spans}
          missing={[]}
        />
      ),
    },
  ],
  'hour-map.tsx': [
    {
      what: 'of four weeks',
      drawn: <HourMap hours={BUSY_WEEK.hours} calendar={CALENDAR} estimated="none" />,
    },
  ],
  'hours-section.tsx': [
    { what: 'of this browser', drawn: <HoursSection view={BUSY_WEEK} elsewhere={null} /> },
    { what: 'of both', drawn: <HoursSection view={BUSY_WEEK} elsewhere={EVERYWHERE} /> },
  ],
  'feeds-section.tsx': [{ what: 'of a week', drawn: <FeedsSection groups={BUSY_WEEK.groups} /> }],
});
