import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isAgreed } from '../../domain/agreement/consent.ts';
import { calendarAt, firstCalendar } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { Answer, Failure } from '../../messages/index.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { useAction } from '../../ui/hooks/use-action.ts';
import { useAgreement, useProfile } from '../../ui/hooks/use-background-query.ts';
import { useFolderLook } from '../../ui/hooks/use-folder-look.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { t } from '../../ui/i18n.ts';
import { displayNames } from '../../ui/text/display-names.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { ChangeLog } from '../change-log/change-log.tsx';
import { MemberSelect } from '../components/member-select.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { TrackingOff } from '../components/tracking-off.tsx';
import { TrustPlace } from '../integrity/trust-place.tsx';
import { PeoplePlace } from '../people/people-place.tsx';
import type { AuthenticatorState } from '../pin/authenticator-setup.tsx';
import { Unlocked } from '../pin/unlocked.tsx';
import { latestOf } from './context.ts';
import type { AgreementContext } from './context.ts';
import { Editor } from './editors/editor.tsx';
import { Hero } from './hero.tsx';
import { parseAgreementRoute, placeHref } from './places.ts';
import type { AgreementRoute, Place } from './places.ts';
import { ManagedRules } from './rules/managed-rules.tsx';
import { RulesPlace } from './rules/rules-place.tsx';
import { Start } from './start.tsx';
import { SubNavigation } from './sub-navigation.tsx';
import { SuggestionsPlace } from './suggestions/suggestions-place.tsx';

interface PageProps {
  readonly settings: PublicSettings | null;
  /** The rest of the route: a place, an editor, or a member's id. */
  readonly part: string;
  /** What of it: a member's id, or that something is suggested. */
  readonly detail?: string;
}

/** A member's agreement, and everything that changes it. Each place and each editor has an address. */
export function AgreementPage({ settings, part, detail = '' }: PageProps): JSX.Element {
  const route = parseAgreementRoute(part, detail);
  const profileQuery = useProfile();
  const [chosen, setChosen] = useState<string | null>(route.member);
  useEffect(() => {
    if (route.member !== null) setChosen(route.member);
  }, [route.member]);
  const profile = profileQuery.reply?.profile ?? null;
  useFolderLook(profile);
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
  const failure = failureOf(profileQuery.answer) ?? failureOf(agreementQuery.answer);
  const isOff = failure?.error === 'not-counting' || profile?.members.length === 0;
  const isReady = profile !== null && member !== null && agreement !== null;
  return (
    <div class="agreement">
      {isReady ? null : <ScreenTitle text={t('agrLimits')} />}
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="agreement-failure" />
      )}
      {isOff ? <TrackingOff /> : null}
      {isReady ? (
        <Content
          route={route}
          onChoose={setChosen}
          context={{
            profile,
            member,
            agreement,
            calendar: calendarOf(settings, profile),
            refresh,
          }}
        />
      ) : null}
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
  readonly route: AgreementRoute;
  readonly onChoose: (member: string) => void;
}

/** The places whose content is about one member. */
const ABOUT_MEMBER: ReadonlySet<Place> = new Set(['rules', 'suggestions']);

function Content({ context, route, onChoose }: ContentProps): JSX.Element {
  const { profile, member, agreement, refresh } = context;
  const { place } = route;
  const { inForce } = agreement;
  // The set-up of a parent's phone outlives a visit to another place.
  const [shownPhone, showPhone] = useState<AuthenticatorState | null>(null);
  const news = useRef<HTMLParagraphElement>(null);
  const { result, failed, run } = useAction();
  const focusNext = useNextFocus();
  const isStart = place === 'rules' && latestOf(context) === null;
  const title = isStart
    ? 'agrBeginTitle'
    : inForce !== null && isAgreed(inForce)
      ? 'agrOurs'
      : 'agrLimits';
  const [done, setDone] = useState<string | null>(null);
  useEffect(() => {
    // Said once the editor is closed: while it is open, nothing else can take the focus.
    if (done === null || route.editor !== null) return;
    setDone(null);
    run(() => Promise.resolve(done));
    focusNext(news);
  }, [done, route.editor]);
  const onDone = (message: string, next: Place): void => {
    setDone(message);
    location.replace(placeHref(next));
  };
  return (
    <>
      {place === 'rules' && !isStart ? (
        <Hero title={t(title)} context={context} />
      ) : (
        <ScreenTitle text={t(title)} />
      )}
      {isStart ? <p class="lead soft">{t('agrBeginText')}</p> : null}
      <SubNavigation context={context} place={place} />
      <Unlocked profile={profile} refresh={refresh} />
      <ActionResult text={result} failed={failed} testId="saved" line={news} />
      {ABOUT_MEMBER.has(place) ? (
        <MemberSelect
          label={t('agrWhose')}
          names={displayNames(profile.members)}
          chosen={member.id}
          onChoose={onChoose}
          testId="member-tab"
        />
      ) : null}
      {renderPlace()}
      {route.editor === null ? null : (
        <Editor
          key={`${route.editor} ${member.id}`}
          name={route.editor}
          context={context}
          isSuggestion={route.isSuggestion}
          onClose={() => location.replace(placeHref(place))}
          onDone={onDone}
        />
      )}
    </>
  );

  function renderPlace(): JSX.Element {
    switch (place) {
      case 'rules':
        return (
          <>
            {isStart ? <Start context={context} /> : <RulesPlace context={context} />}
            <ManagedRules rules={profile.managed} />
          </>
        );
      case 'suggestions':
        return <SuggestionsPlace context={context} />;
      case 'people':
        return <PeoplePlace context={context} phone={{ shown: shownPhone, show: showPhone }} />;
      case 'changes':
        return <ChangeLog />;
      case 'trust':
        return (
          <TrustPlace
            zone={context.calendar.zone}
            isCounted={agreement.todayMs !== null}
            seal={profile.seal}
          />
        );
    }
  }
}
