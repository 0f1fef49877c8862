import type { JSX } from 'preact';
import type { StorageProblem } from '../domain/settings/storage-problem.ts';
import type { Millis } from '../domain/time/units.ts';
import { isAgreed } from '../domain/agreement/consent.ts';
import type { Comparison } from '../domain/stats/weeks.ts';
import type { BrowserProfileView } from '../messages/views.ts';
import type { Trouble } from '../ui/hooks/use-tracking-status.ts';
import { ButtonLink } from '../ui/components/controls/button.tsx';
import { timeText } from '../ui/text/format-date.ts';
import { Duration } from '../ui/components/duration.tsx';
import { durationText } from '../ui/text/format-duration.ts';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/components/status-notices.tsx';
import type { LastWeek, WeekOverview } from '../ui/usage/week-overview.ts';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { Total } from '../ui/components/total.tsx';
import { upcomingText } from '../ui/text/verdict-text.ts';
import { t } from '../ui/i18n.ts';
import { suggestedAction, TIME } from './suggested-action.ts';
import type { Known, SuggestedAction } from './suggested-action.ts';
import { WeekChart } from './week-chart.tsx';
import { todayLine, weekLine } from './week-labels.ts';

/** Everything that the popup can have to show. */
export type PopupState =
  | { readonly is: 'waiting' }
  | {
      readonly is: 'off';
      readonly trouble: Trouble | null;
      /** Counting begins when the member has read about it. */
      readonly awaiting: boolean;
    }
  | { readonly is: 'unreadable'; readonly problem: StorageProblem }
  | {
      readonly is: 'on';
      readonly overview: WeekOverview;
      readonly lastWeek: LastWeek;
      /** Today beside a usual day. */
      readonly beside: Comparison | null;
      readonly access: boolean;
      readonly writing: Trouble | null;
      readonly clockBehindMs: Millis | null;
    };

interface Props {
  readonly state: PopupState;
  /** What the background said; comes after the numbers, into places that are kept for it. */
  readonly known?: Known;
}

const NOTHING_YET: Known = { profile: null, agreement: null };

export function PopupView({ state, known = NOTHING_YET }: Props): JSX.Element {
  const { profile } = known;
  return (
    <div class="popup">
      <header class="popup-head">
        <img src="icons/kintime.svg" width="24" height="24" alt="" />
        <h1>Kintime</h1>
        <Member profile={profile} />
      </header>
      <main>{contentOf(state, known)}</main>
      {/* After the numbers, whose length says where it stands. */}
      {state.is === 'waiting' ? null : <Foot state={state} known={known} />}
    </div>
  );
}

function Foot({
  state,
  known,
}: {
  readonly state: PopupState;
  readonly known: Known;
}): JSX.Element {
  return (
    <nav class="popup-foot" aria-label={t('pages')}>
      <a href="app.html#/household" target="_blank">
        {t('householdTitle')}
      </a>
      <a href="app.html#/data" target="_blank">
        {t('dataTitle')}
      </a>
      {/* Last, since it is known a moment later what they are called, and whether they are there. */}
      <a href="app.html#/agreement" target="_blank">
        {t(isAgreement(known.agreement) ? 'agrOurs' : 'popupLimits')}
      </a>
      {leadsToTime(state, known) ? null : (
        <a href={TIME.href} target="_blank">
          {t(TIME.label)}
        </a>
      )}
    </nav>
  );
}

/** Whether the button leads to My time, as it most often does; so it is taken for until it is known. */
function leadsToTime(state: PopupState, known: Known): boolean {
  return state.is === 'on' && (known.agreement === null || suggestedAction(known) === TIME);
}

/** Whether what holds has the yes of both sides. */
function isAgreement(agreement: Known['agreement']): boolean {
  if (agreement === null || agreement === 'none') return false;
  return agreement.inForce !== null && isAgreed(agreement.inForce);
}

/** Whose time it is, where several share this browser. */
function Member({ profile }: { readonly profile: BrowserProfileView | null }): JSX.Element | null {
  const { members = [], current = null } = profile ?? {};
  const name = members.find(({ id }) => id === current)?.name ?? '';
  return members.length < 2 || name === '' ? null : (
    <p class="aside" data-testid="popup-member">
      <bdi>{name}</bdi>
    </p>
  );
}

function contentOf(state: PopupState, known: Known): JSX.Element | null {
  const { profile } = known;
  switch (state.is) {
    case 'waiting':
      return null;
    case 'unreadable':
      return <StorageNotice problem={state.problem} />;
    case 'off':
      return <Off {...state} known={known} />;
    case 'on':
      return (
        <>
          {state.access ? null : <AccessNotice />}
          {state.clockBehindMs === null ? null : <ClockNotice behindMs={state.clockBehindMs} />}
          <Today
            overview={state.overview}
            beside={state.beside}
            verdict={profile === null ? null : upcomingText(profile.verdict)}
          />
          <Week overview={state.overview} lastWeek={state.lastWeek} />
          {state.writing === null ? null : <StorageNotice problem={state.writing} />}
          <Step known={known} />
          <ScopeNote />
        </>
      );
  }
}

interface StepProps {
  readonly known: Known;
  /** What is offered where nothing presses. */
  readonly otherwise?: SuggestedAction;
}

/** One button, in a place that is kept for it until it is known what it offers. */
function Step({ known, otherwise }: StepProps): JSX.Element {
  const step = suggestedAction(known, otherwise);
  return (
    <p class="popup-step">
      {step === null ? null : (
        <ButtonLink
          kind={step.presses ? 'primary' : 'plain'}
          href={step.href}
          newTab
          testId="next-step"
        >
          {t(step.label)}
        </ButtonLink>
      )}
    </p>
  );
}

type OffProps = Extract<PopupState, { is: 'off' }> & { readonly known: Known };

/** Before anything is counted; where counting waits for the member, rules may hold already. */
function Off({ trouble, awaiting, known }: OffProps): JSX.Element {
  const verdict = known.profile === null ? null : upcomingText(known.profile.verdict);
  return (
    <section class="popup-off">
      {trouble === null ? null : <StorageNotice problem={trouble} />}
      <h2>{t(awaiting ? 'awaitedTitle' : 'offTitle')}</h2>
      <p>{t(awaiting ? 'awaitedText' : 'offText')}</p>
      {awaiting ? (
        <>
          <p class="popup-word" data-testid="popup-word">
            {verdict}
          </p>
          <Step known={known} otherwise={WELCOME} />
        </>
      ) : (
        <ButtonLink href={WELCOME.href} newTab testId="go-welcome">
          {t(WELCOME.label)}
        </ButtonLink>
      )}
    </section>
  );
}

const WELCOME: SuggestedAction = { label: 'offGo', href: 'app.html#/welcome', presses: false };

interface TodayProps {
  readonly overview: WeekOverview;
  readonly beside: Comparison | null;
  /** What the rules say; `null` where it is not worth a line. */
  readonly verdict: string | null;
}

function Today({ overview, beside, verdict }: TodayProps): JSX.Element {
  const { todayShown, calendar } = overview;
  const { ms, from } = todayShown;
  const counted = from === null ? null : t('countedFrom', timeText(from, calendar.zone));
  return (
    <section class="popup-today">
      <h2>{t('today')}</h2>
      <Total ms={ms} testId="today-total" />
      <p class="popup-usual" data-testid="today-usual">
        {ms === null ? t('wasNotOn') : (counted ?? todayLine(beside))}
      </p>
      <p class="popup-word" data-testid="popup-word">
        {verdict}
      </p>
    </section>
  );
}

interface WeekProps {
  readonly overview: WeekOverview;
  readonly lastWeek: LastWeek;
}

/** The week beside the last one: neither less nor more is good or bad by itself. */
function Week({ overview, lastWeek }: WeekProps): JSX.Element {
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
