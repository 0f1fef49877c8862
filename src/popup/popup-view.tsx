import type { JSX } from 'preact';
import type { StorageProblem } from '../domain/problems.ts';
import type { Millis } from '../domain/units.ts';
import type { Comparison } from '../domain/weeks.ts';
import type { HouseholdView } from '../protocol/views.ts';
import type { Trouble } from '../ui/condition.ts';
import { timeText } from '../ui/dates.ts';
import { Duration } from '../ui/duration.tsx';
import { durationText } from '../ui/durations.ts';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/notices.tsx';
import type { LastWeek, Overview } from '../ui/overview.ts';
import { ScopeLine } from '../ui/scope-line.tsx';
import { Total } from '../ui/total.tsx';
import { WeekBars } from '../ui/week-bars.tsx';
import { nearLine } from '../ui/word-line.ts';
import { say } from '../ui/words.ts';

/** Everything that the popup can have to show. */
export type PopupState =
  | { readonly is: 'waiting' }
  | { readonly is: 'off'; readonly trouble: Trouble | null }
  | { readonly is: 'unreadable'; readonly problem: StorageProblem }
  | {
      readonly is: 'on';
      readonly overview: Overview;
      readonly lastWeek: LastWeek;
      readonly access: boolean;
      readonly writing: Trouble | null;
      readonly clockBehindMs: Millis | null;
    };

interface Props {
  readonly state: PopupState;
  /** Comes after the numbers, into a place that is kept for it. */
  readonly household?: HouseholdView | null;
}

export function PopupView({ state, household = null }: Props): JSX.Element {
  return (
    <div class="popup">
      <header class="popup-head">
        <img src="icons/kintime.svg" width="24" height="24" alt="" />
        <h1>Kintime</h1>
        <Member household={household} />
      </header>
      <main>{contentOf(state, household)}</main>
      <nav class="popup-foot" aria-label={say('pages')}>
        <a href="app.html#/time" target="_blank">
          {say('timeTitle')}
        </a>
        <a href="app.html#/agreement" target="_blank">
          {say('popupLimits')}
        </a>
        <a href="app.html#/data" target="_blank">
          {say('dataTitle')}
        </a>
      </nav>
    </div>
  );
}

/** Whose time it is, where several share this browser. */
function Member({ household }: { readonly household: HouseholdView | null }): JSX.Element | null {
  const { members = [], current = null } = household ?? {};
  const name = members.find(({ id }) => id === current)?.name ?? '';
  return members.length < 2 || name === '' ? null : (
    <p class="aside" data-testid="popup-member" dir="auto">
      {name}
    </p>
  );
}

function contentOf(state: PopupState, household: HouseholdView | null): JSX.Element | null {
  switch (state.is) {
    case 'waiting':
      return null;
    case 'unreadable':
      return <StorageNotice problem={state.problem} />;
    case 'off':
      return <Off trouble={state.trouble} />;
    case 'on':
      return (
        <>
          {state.access ? null : <AccessNotice />}
          {state.clockBehindMs === null ? null : <ClockNotice behindMs={state.clockBehindMs} />}
          <Today
            overview={state.overview}
            word={household === null ? null : nearLine(household.word)}
          />
          <Week overview={state.overview} lastWeek={state.lastWeek} />
          {state.writing === null ? null : <StorageNotice problem={state.writing} />}
          <ScopeLine />
        </>
      );
  }
}

function Off({ trouble }: { readonly trouble: Trouble | null }): JSX.Element {
  return (
    <section class="popup-off">
      {trouble === null ? null : <StorageNotice problem={trouble} />}
      <h2>{say('offTitle')}</h2>
      <p>{say('offText')}</p>
      <a class="button" href="app.html#/welcome" target="_blank" data-testid="go-welcome">
        {say('offGo')}
      </a>
    </section>
  );
}

interface TodayProps {
  readonly overview: Overview;
  /** What the rules say; `null` where it is not worth a line. */
  readonly word: string | null;
}

function Today({ overview, word }: TodayProps): JSX.Element {
  const { todayShown, calendar } = overview;
  const { ms, from } = todayShown;
  const aside = from === null ? null : say('countedFrom', timeText(from, calendar.zone));
  return (
    <section class="popup-today">
      <h2>{say('today')}</h2>
      <Total ms={ms} testId="today-total" />
      <p class="aside">{ms === null ? say('wasNotOn') : aside}</p>
      <p class="popup-word" data-testid="popup-word">
        {word}
      </p>
    </section>
  );
}

interface WeekProps {
  readonly overview: Overview;
  readonly lastWeek: LastWeek;
}

function Week({ overview, lastWeek }: WeekProps): JSX.Element {
  const { week, today, calendar } = overview;
  return (
    <section class="popup-week">
      <div class="week-head">
        <h2>{say('thisWeek')}</h2>
        <p data-testid="week-total" data-ms={week.totalMs ?? undefined}>
          {week.totalMs === null ? say('notMeasured') : <Duration ms={week.totalMs} />}
        </p>
      </div>
      <Beside lastWeek={lastWeek} />
      <WeekBars days={week.days} today={today} zone={calendar.zone} />
    </section>
  );
}

/** Last week beside this one, quietly: neither less nor more is good or bad by itself. */
function Beside({ lastWeek: { totalMs, comparison } }: Pick<WeekProps, 'lastWeek'>): JSX.Element {
  const total = totalMs === null ? say('notMeasured') : durationText(totalMs);
  const words = comparisonText(comparison);
  return (
    <div class="last-week aside">
      <p data-testid="last-week-total" data-ms={totalMs ?? undefined}>
        {say('lastWeek', total)}
      </p>
      {words === null ? null : <p data-testid="week-comparison">{words}</p>}
    </div>
  );
}

function comparisonText({ kind, byMs }: Comparison): string | null {
  switch (kind) {
    case 'none':
      return null;
    case 'same':
      return say('lastWeekSame');
    case 'less':
      return say('lastWeekLess', durationText(byMs));
    case 'more':
      return say('lastWeekMore', durationText(byMs));
  }
}
