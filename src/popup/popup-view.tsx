import type { JSX } from 'preact';
import type { StorageProblem } from '../domain/settings/storage-problem.ts';
import type { Millis } from '../domain/time/units.ts';
import { isAgreed } from '../domain/agreement/consent.ts';
import type { Comparison } from '../domain/stats/weeks.ts';
import type { BrowserProfileView } from '../messages/views.ts';
import type { StorageIssue } from '../ui/hooks/use-tracking-status.ts';
import { ButtonLink } from '../ui/components/controls/button.tsx';
import { unknownText } from '../ui/text/day-label.ts';
import { timeText } from '../ui/text/format-date.ts';
import { Duration } from '../ui/components/duration.tsx';
import { durationText } from '../ui/text/format-duration.ts';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/components/status-notices.tsx';
import type { LastWeek, WeekOverview } from '../ui/usage/week-overview.ts';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { Total } from '../ui/components/total.tsx';
import { upcomingText } from '../ui/text/verdict-text.ts';
import { t } from '../ui/i18n.ts';
import { MY_TIME, suggestedAction } from './suggested-action.ts';
import type { BackgroundAnswers, SuggestedAction } from './suggested-action.ts';
import { WeekChart } from './week-chart.tsx';
import { todayLine, weekLine } from './week-labels.ts';

export type PopupState =
  | { readonly is: 'waiting' }
  | {
      readonly is: 'off';
      readonly issue: StorageIssue | null;
      /** Whether counting waits for the member to read about it. */
      readonly awaiting: boolean;
    }
  | { readonly is: 'unreadable'; readonly problem: StorageProblem }
  | {
      readonly is: 'on';
      readonly overview: WeekOverview;
      readonly lastWeek: LastWeek;
      /** Today compared with a usual day. */
      readonly todayComparison: Comparison | null;
      readonly access: boolean;
      readonly issue: StorageIssue | null;
      readonly clockBehindMs: Millis | null;
    };

interface Props {
  readonly state: PopupState;
  /** Arrives after the numbers, in reserved space. */
  readonly answers?: BackgroundAnswers;
}

const NO_ANSWERS: BackgroundAnswers = { profile: null, agreement: null };

export function PopupView({ state, answers = NO_ANSWERS }: Props): JSX.Element {
  const { profile } = answers;
  return (
    <div class="popup">
      <header class="popup-head">
        <img src="icons/kintime.svg" width="24" height="24" alt="" />
        <h1>Kintime</h1>
        <Member profile={profile} />
      </header>
      <main>{popupContent(state, answers)}</main>
      {/* Rendered with the numbers, so that it does not move when they arrive. */}
      {state.is === 'waiting' ? null : <Foot state={state} answers={answers} />}
    </div>
  );
}

function Foot({ state, answers }: Required<Props>): JSX.Element {
  return (
    <nav class="page-foot" aria-label={t('pages')}>
      <a href="app.html#/household" target="_blank">
        {t('householdTitle')}
      </a>
      <a href="app.html#/data" target="_blank">
        {t('dataTitle')}
      </a>
      {/* Last, since the label and the next link depend on the background's answers. */}
      <a href="app.html#/agreement" target="_blank">
        {t(isAgreement(answers.agreement) ? 'agrOurs' : 'popupLimits')}
      </a>
      {leadsToTime(state, answers) ? null : (
        <a href={MY_TIME.href} target="_blank">
          {t(MY_TIME.label)}
        </a>
      )}
    </nav>
  );
}

/** Whether the button leads to My time; assumed until known, since it usually does. */
function leadsToTime(state: PopupState, answers: BackgroundAnswers): boolean {
  return state.is === 'on' && (answers.agreement === null || suggestedAction(answers) === MY_TIME);
}

/** Whether the agreement in force has the consent of both sides. */
function isAgreement(agreement: BackgroundAnswers['agreement']): boolean {
  if (agreement === null || agreement === 'none') return false;
  return agreement.inForce !== null && isAgreed(agreement.inForce);
}

/** The current member's name, if several share this browser profile. */
function Member({ profile }: { readonly profile: BrowserProfileView | null }): JSX.Element | null {
  const { members = [], current = null } = profile ?? {};
  const name = members.find(({ id }) => id === current)?.name ?? '';
  return members.length < 2 || name === '' ? null : (
    <p class="aside" data-testid="popup-member">
      <bdi>{name}</bdi>
    </p>
  );
}

function popupContent(state: PopupState, answers: BackgroundAnswers): JSX.Element | null {
  const { profile } = answers;
  switch (state.is) {
    case 'waiting':
      return null;
    case 'unreadable':
      return <StorageNotice issue={state.problem} />;
    case 'off':
      return <Off {...state} answers={answers} />;
    case 'on':
      return (
        <>
          {state.access ? null : <AccessNotice />}
          {state.clockBehindMs === null ? null : <ClockNotice behindMs={state.clockBehindMs} />}
          <Today {...state} verdict={profile === null ? null : upcomingText(profile.verdict)} />
          <Week {...state} />
          {state.issue === null ? null : <StorageNotice issue={state.issue} />}
          <ActionButton answers={answers} />
          <ScopeNote />
        </>
      );
  }
}

interface ActionProps {
  readonly answers: BackgroundAnswers;
  readonly otherwise?: SuggestedAction;
}

/** One button, with its space reserved until the action is known. */
function ActionButton({ answers, otherwise }: ActionProps): JSX.Element {
  const action = suggestedAction(answers, otherwise);
  return (
    <p class="popup-step">
      {action === null ? null : (
        <ButtonLink
          kind={action.isUrgent ? 'primary' : 'plain'}
          href={action.href}
          newTab
          testId="next-step"
        >
          {t(action.label)}
        </ButtonLink>
      )}
    </p>
  );
}

type OffProps = Extract<PopupState, { is: 'off' }> & { readonly answers: BackgroundAnswers };

/** Before counting has begun. While it waits for the member, rules may apply already. */
function Off({ issue, awaiting, answers }: OffProps): JSX.Element {
  const verdict = answers.profile === null ? null : upcomingText(answers.profile.verdict);
  return (
    <section class="popup-off">
      {issue === null ? null : <StorageNotice issue={issue} />}
      <h2>{t(awaiting ? 'awaitedTitle' : 'offTitle')}</h2>
      <p>{t(awaiting ? 'awaitedText' : 'offText')}</p>
      {awaiting ? (
        <>
          <p class="popup-word" data-testid="popup-word">
            {verdict}
          </p>
          <ActionButton answers={answers} otherwise={WELCOME} />
        </>
      ) : (
        <ButtonLink href={WELCOME.href} newTab testId="go-welcome">
          {t(WELCOME.label)}
        </ButtonLink>
      )}
    </section>
  );
}

const WELCOME: SuggestedAction = { label: 'offGo', href: 'app.html#/welcome', isUrgent: false };

type OnProps = Extract<PopupState, { is: 'on' }>;

interface TodayProps extends OnProps {
  readonly verdict: string | null;
}

function Today({ overview, todayComparison, verdict }: TodayProps): JSX.Element {
  const { todayShown, calendar } = overview;
  const { ms, from } = todayShown;
  const counted = from === null ? null : t('countedFrom', timeText(from, calendar.zone));
  return (
    <section class="popup-today">
      <h2>{t('today')}</h2>
      <Total ms={ms} testId="today-total" />
      <p class="popup-usual" data-testid="today-usual">
        {ms === null ? unknownText(todayShown) : (counted ?? todayLine(todayComparison))}
      </p>
      <p class="popup-word" data-testid="popup-word">
        {verdict}
      </p>
    </section>
  );
}

/** This week and last week, without judging which is better. */
function Week({ overview, lastWeek }: OnProps): JSX.Element {
  const { week, today, calendar } = overview;
  const { totalMs, days: before } = lastWeek;
  return (
    <section class="popup-week">
      <div class="week-head">
        <h2>{t('thisWeek')}</h2>
        <p data-testid="week-total" data-ms={week.totalMs ?? undefined}>
          {week.totalMs === null ? t('notMeasured') : <Duration ms={week.totalMs} />}
        </p>
      </div>
      <p class="week-line" data-testid="week-comparison">
        {weekLine(lastWeek)}
      </p>
      <WeekChart days={week.days} before={before} today={today} zone={calendar.zone} />
      <p class="last-week" data-testid="last-week-total" data-ms={totalMs ?? undefined}>
        <span class="last-week-key" aria-hidden="true" />
        {t('lastWeek', totalMs === null ? t('notMeasured') : durationText(totalMs))}
      </p>
    </section>
  );
}
