// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { beforeAll, beforeEach, expect, vi } from 'vitest';
import '../../support/duration-format.ts';
import { DayPanel } from '../../../../src/app/time/day-panel.tsx';
import { ResponsiveSvg } from '../../../../src/app/time/plots/responsive-svg.tsx';
import { GettingStarted } from '../../../../src/app/time/getting-started.tsx';
import { GapList } from '../../../../src/app/time/gap-list.tsx';
import { SvgPatterns } from '../../../../src/app/time/plots/svg-patterns.tsx';
import { Legend } from '../../../../src/app/time/legend.tsx';
import { NumberTable } from '../../../../src/app/time/number-table.tsx';
import { TableHead } from '../../../../src/app/time/table-head.tsx';
import { TimePage } from '../../../../src/app/time/time-page.tsx';
import { WeekDays } from '../../../../src/app/time/week/week-days.tsx';
import { MyWeekHeader } from '../../../../src/app/time/week/week-head.tsx';
import type { WeekData } from '../../../../src/app/time/week/week-query.ts';
import { WeekScreen } from '../../../../src/app/time/week/week-screen.tsx';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import type { WeekView } from '../../../../src/app/time/week/week-view.ts';
import { HoursSection } from '../../../../src/app/time/hours-section.tsx';
import { FeedsSection } from '../../../../src/app/time/feeds-section.tsx';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { machineClock } from '../../../../src/platform/clock.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { testAccessibility } from '../../support/accessibility.ts';
import { snapshotOf } from '../../support/usage-snapshot-fixture.ts';
import { comparedBy } from '../../domain/household/week/member-week-fixture.ts';
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
  // happy-dom has no layout, and charts without a size are not drawn.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(640);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly observe: () => void;
      readonly disconnect = nothing;
      constructor(observe: () => void) {
        this.observe = observe;
      }
    },
  );
});

/** Waits for every chart to be drawn. */
async function chartsAreDrawn(): Promise<void> {
  await waitFor(() => {
    const containers = [...document.querySelectorAll('.drawing')];
    expect(containers.length).toBeGreaterThan(0);
    for (const container of containers) expect(container.querySelector('svg')).not.toBeNull();
  });
}

function viewOf(data: WeekData): WeekView {
  const view = weekViewOf(data, NOW);
  if (view === null) throw new Error('no calendar');
  return view;
}

const BUSY_WEEK = viewOf(weekDataOf({ gaps: GAPS }));
const EMPTY_DATA = weekDataOf({ days: [], spans: [], weeksAgo: 1, date: '2026-04-29' });
const EMPTY_WEEK = viewOf(EMPTY_DATA);
const LONG_AGO = viewOf(weekDataOf({ spans: [], date: '2026-05-06' }));

function panelOf({ day, sessions }: WeekView): JSX.Element {
  return (
    <DayPanel
      id="day"
      day={day}
      sessions={sessions}
      gaps={GAPS}
      lostMs={0}
      calendars={[CALENDAR]}
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

testAccessibility(
  ['app/time', 'app/time/plots', 'app/time/week'],
  {
    'day-panel.tsx': [
      { what: 'of a busy day', drawn: panelOf(BUSY_WEEK), act: chartsAreDrawn },
      { what: 'of a day without time', drawn: panelOf(LONG_AGO) },
      { what: 'of a day that was not measured', drawn: panelOf(EMPTY_WEEK) },
      { what: 'without its sessions', drawn: panelOf({ ...BUSY_WEEK, sessions: null }) },
    ],
    'responsive-svg.tsx': [
      {
        what: 'of anything',
        drawn: <ResponsiveSvg class="day-drawing" draw={({ width }) => <svg width={width} />} />,
        act: chartsAreDrawn,
      },
    ],
    'getting-started.tsx': [{ what: 'by itself', drawn: <GettingStarted /> }],
    'gap-list.tsx': [
      {
        what: 'of two',
        drawn: <GapList gaps={GAPS} date="2026-05-05" calendar={CALENDAR} lostMs={0} />,
      },
    ],
    'svg-patterns.tsx': [{ what: 'by itself', drawn: <SvgPatterns /> }],
    'legend.tsx': [{ what: 'of one mark', drawn: <Legend marks={[['limit', 'Limit']]} /> }],
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
      { what: 'of this week', drawn: <TimePage />, act: () => screen.findByTestId('week-total') },
    ],
    'week-days.tsx': [
      { what: 'of a busy week', drawn: daysOf(BUSY_WEEK), act: chartsAreDrawn },
      { what: 'of an empty one', drawn: daysOf(EMPTY_WEEK), act: chartsAreDrawn },
    ],
    'week-head.tsx': [
      {
        what: 'of this week',
        drawn: <MyWeekHeader view={BUSY_WEEK} weeksAgo={0} hasEarlier onGo={nothing} />,
      },
      {
        what: 'beside another one',
        drawn: (
          <MyWeekHeader
            view={{
              ...BUSY_WEEK,
              before: {
                ...BUSY_WEEK.before,
                totalMs: HOUR,
                comparison: comparedBy('less', HOUR),
              },
            }}
            weeksAgo={2}
            hasEarlier={false}
            onGo={nothing}
          />
        ),
      },
      {
        what: 'of an empty one',
        drawn: <MyWeekHeader view={EMPTY_WEEK} weeksAgo={1} hasEarlier onGo={nothing} />,
      },
    ],
    'week-screen.tsx': [
      { what: 'of a busy week', drawn: screenOf(weekDataOf({ gaps: GAPS })), act: chartsAreDrawn },
      { what: 'of an empty one', drawn: screenOf(EMPTY_DATA), act: chartsAreDrawn },
      {
        what: 'of two members',
        drawn: screenOf(weekDataOf({ snapshot: TWO })),
        act: chartsAreDrawn,
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
    'hours-section.tsx': [
      { what: 'of four weeks', drawn: <HoursSection view={BUSY_WEEK} />, act: chartsAreDrawn },
    ],
    'feeds-section.tsx': [
      { what: 'of a week', drawn: <FeedsSection groups={BUSY_WEEK.groups} />, act: chartsAreDrawn },
    ],
  },
  // Rendered as part of the sections above.
  ['day-plot.tsx', 'feeds-plot.tsx', 'hours-plot.tsx', 'marks.tsx', 'week-plot.tsx'],
);
