import type { JSX, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isAgreed } from '../../domain/agreement/consent.ts';
import { calendarAt, firstCalendar } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { Answer, Failure } from '../../messages/index.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { useAgreement, useProfile } from '../../ui/hooks/use-background-query.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ScopeNote } from '../../ui/components/scope-note.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { ChangeLog } from '../change-log/change-log.tsx';
import { MemberSelect } from '../components/member-select.tsx';
import { TrackingOff } from '../components/tracking-off.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { ManagedRules } from './managed-rules.tsx';
import { toFormState } from '../limits-form/form-state.ts';
import type { FormState } from '../limits-form/form-state.ts';
import { Onboarding } from './onboarding.tsx';
import { LimitsForm } from '../limits-form/limits-form.tsx';
import { latestOf } from './context.ts';
import type { AgreementContext } from './context.ts';
import { ExtraTimeHistory, Versions } from './history.tsx';
import { displayNames } from '../../ui/text/display-names.ts';
import { SelfImposedSettings } from './self-imposed.tsx';
import { Parents } from '../people/parents.tsx';
import { People } from '../people/people.tsx';
import { PinPanel } from '../pin/pin-panel.tsx';
import { AuthenticatorSetup } from '../pin/authenticator-setup.tsx';
import type { AuthenticatorState, SetupState } from '../pin/authenticator-setup.tsx';
import { RequestPanel } from './requests/request-panel.tsx';
import { Proposals } from './proposals/proposals.tsx';
import { KnownWorkarounds } from '../integrity/known-workarounds.tsx';
import { Status } from './status.tsx';
import { IntegrityPanel } from '../integrity/integrity-panel.tsx';
import { sealResultText } from '../integrity/integrity-text.ts';

/** The route to a first bedtime for a member who set up this browser alone. */
const OWN_BEDTIME = 'own-bedtime';

interface PageProps {
  readonly settings: PublicSettings | null;
  /** The rest of the route: a member's id, or a route to a first bedtime. */
  readonly part: string;
}

/** A member's agreement, and everything that changes it. */
export function AgreementPage({ settings, part }: PageProps): JSX.Element {
  const profileQuery = useProfile();
  const [chosen, setChosen] = useState<string | null>(part || null);
  const [shownPhone, showPhone] = useState<AuthenticatorState | null>(null);
  const profile = profileQuery.reply?.profile ?? null;
  const member =
    profile?.members.find(({ id }) => id === chosen) ??
    profile?.members.find(({ id }) => id === profile.current) ??
    profile?.members[0] ??
    null;
  useEffect(() => {
    // Pin the shown member, so that a switch of the current member does not change the page.
    if (member !== null) setChosen(member.id);
  }, [member?.id]);
  const agreementQuery = useAgreement(member?.id ?? null);
  const agreement = agreementQuery.reply?.agreement ?? null;
  const refresh = (): void => {
    profileQuery.refresh();
    agreementQuery.refresh();
  };
  const unlockedUntil = profile?.unlocked?.until;
  useEffect(() => {
    if (profile === null || unlockedUntil === undefined) return undefined;
    const timer = setTimeout(refresh, Math.max(0, unlockedUntil - profile.verdict.now) + 500);
    return () => clearTimeout(timer);
  }, [unlockedUntil]);
  const inForce = agreement?.inForce ?? null;
  const agreed = inForce !== null && isAgreed(inForce);
  const failure = failureOf(profileQuery.answer) ?? failureOf(agreementQuery.answer);
  const isOff = failure?.error === 'not-counting' || profile?.members.length === 0;
  return (
    <div class="agreement">
      <ScreenTitle text={t(agreed ? 'agrOurs' : 'agrLimits')} />
      <ScopeNote />
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="agreement-failure" />
      )}
      {isOff ? <TrackingOff /> : null}
      {profile === null || member === null ? null : (
        <>
          <MemberSelect
            label={t('agrWhose')}
            names={displayNames(profile.members)}
            chosen={member.id}
            onChoose={setChosen}
            testId="member-tab"
          />
          {agreement === null ? null : (
            <Content
              key={member.id}
              wantsBedtime={part === 'bedtime' || part === OWN_BEDTIME}
              isMemberHere={part === OWN_BEDTIME}
              phone={{ shown: shownPhone, show: showPhone }}
              context={{
                profile,
                member,
                agreement,
                calendar: calendarOf(settings, profile),
                refresh,
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

function failureOf(answer: Answer<'profile' | 'agreement'> | null): Failure | null {
  return answer === null || answer.ok ? null : answer;
}

function calendarOf(settings: PublicSettings | null, { verdict }: BrowserProfileView): Calendar {
  const calendars = settings?.calendars ?? [];
  return calendars.length === 0 ? firstCalendar(verdict.zone) : calendarAt(calendars, verdict.now);
}

interface ContentProps {
  readonly context: AgreementContext;
  readonly wantsBedtime: boolean;
  readonly isMemberHere: boolean;
  /** The set-up of a parent's phone, which outlives a change of the shown member. */
  readonly phone: SetupState;
}

function Content({ context, wantsBedtime, isMemberHere, phone }: ContentProps): JSX.Element {
  const { profile } = context;
  const latest = latestOf(context);
  const base = toFormState(latest, profile.today);
  const [edits, setEdits] = useState<FormState | null>(null);
  const [isOpen, setOpen] = useState(false);
  const savedVersion = useRef<number | null>(null);
  useEffect(() => {
    // The saved version has arrived; the form follows the agreement again.
    if (latest !== null && savedVersion.current === latest.version) {
      savedVersion.current = null;
      setEdits(null);
    }
  }, [latest?.version]);
  const isChanged = edits !== null && JSON.stringify(edits) !== JSON.stringify(base);
  const [hasBegun, setBegun] = useState(wantsBedtime);
  const isUnlocked = profile.unlocked !== null;
  const isCounted = context.agreement.todayMs !== null;
  const showForm = isUnlocked || isOpen || isChanged;
  // A first bedtime that is being entered stays when the page is unlocked meanwhile.
  const showOnboarding = latest === null && (!showForm || (hasBegun && !isOpen));
  // On the route to a first bedtime, the rest of the page waits until there is a rule.
  const isFirstRule = wantsBedtime && latest === null && !showForm;
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const pinPanel = useRef<HTMLElement>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const proposing = useAction();
  const focusNext = useNextFocus();
  const open = (): void => {
    setOpen(true);
    focusNext(heading);
  };
  const close = (): void => {
    setEdits(null);
    setOpen(false);
    // While unlocked the form stays open, and only the edits are discarded.
    focusNext(isUnlocked ? heading : opener);
  };
  const onProposed = (message: string): void => {
    close();
    proposing.run(() => Promise.resolve(message));
    focusNext(outcome);
  };
  return (
    <div class="agreement-parts">
      <div class="agreement-rest">
        <RequestPanel context={context} />
        <Status context={context} />
        <ManagedRules rules={profile.managed} />
        {showOnboarding ? (
          <Onboarding
            key={String(wantsBedtime)}
            context={context}
            isBedtime={wantsBedtime}
            isMemberHere={isMemberHere}
            onBegin={() => setBegun(true)}
            openForm={open}
            opener={opener}
          />
        ) : null}
      </div>
      {isFirstRule ? null : renderParts()}
    </div>
  );

  function renderParts(): JSX.Element {
    return (
      <>
        <div class="at-side">
          <PinPanel profile={profile} refresh={context.refresh} panel={pinPanel} />
          <AuthenticatorSetup profile={profile} refresh={context.refresh} {...phone} />
          <ExtraTimeHistory context={context} />
        </div>
        <div class="agreement-rest">
          <ActionResult text={proposing.result} testId="suggested" line={outcome} />
          <Proposals context={context} />
          {showForm ? (
            <LimitsForm
              context={context}
              fields={edits ?? base}
              isChanged={isChanged}
              change={setEdits}
              onSaved={(version) => {
                savedVersion.current = version;
              }}
              close={isUnlocked && !isChanged ? null : close}
              onProposed={onProposed}
              askForPin={() => pinPanel.current?.querySelector('input')?.focus()}
              heading={heading}
            />
          ) : (
            <OpenForm context={context} openForm={open} opener={opener} />
          )}
          {latest !== null || context.agreement.typicalMs !== null ? (
            <SelfImposedSettings context={context} />
          ) : null}
          <People profile={profile} isCounted={isCounted} refresh={context.refresh} />
          {isUnlocked ? <Parents profile={profile} refresh={context.refresh} /> : null}
          <Versions context={context} />
          <ChangeLog>
            {profile.seal === null ? null : (
              <p class="seal-line" data-testid="seal">
                {sealResultText(profile.seal)}
              </p>
            )}
          </ChangeLog>
          {isCounted ? <IntegrityPanel zone={context.calendar.zone} /> : null}
          <KnownWorkarounds />
        </div>
      </>
    );
  }
}

interface OpenProps {
  readonly context: AgreementContext;
  readonly openForm: () => void;
  readonly opener: Ref<HTMLButtonElement>;
}

/** Shown in place of the closed form. */
function OpenForm({ context, openForm, opener }: OpenProps): JSX.Element | null {
  const latest = latestOf(context);
  if (latest === null) return null;
  const isFree = !context.profile.hasPin || latest.way === 'self';
  return (
    <ButtonLine
      text={t(isFree ? 'agrChange' : 'agrChangeLocked')}
      button={opener}
      testId="open-form"
      onClick={openForm}
    />
  );
}
