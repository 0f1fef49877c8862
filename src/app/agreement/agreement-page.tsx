import type { JSX, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isAgreed } from '../../domain/agreement/agreement.ts';
import { calendarAt } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { firstCalendar } from '../../domain/settings/settings.ts';
import type { ShownSettings } from '../../domain/settings/settings.ts';
import type { Answer, Failure } from '../../messages/index.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { useAgreement, useHousehold } from '../../ui/hooks/use-background-query.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Result } from '../../ui/components/action-result.tsx';
import { ScopeLine } from '../../ui/components/scope-note.tsx';
import { Segments } from '../../ui/components/segmented-control.tsx';
import { say } from '../../ui/i18n.ts';
import { ChangeLog } from '../change-log/change-log.tsx';
import { CountingOff } from '../components/tracking-off.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { AdministratorRules } from './managed-rules.tsx';
import { fieldsOf } from '../limits-form/form-state.ts';
import type { Fields } from '../limits-form/form-state.ts';
import { FirstSteps } from './onboarding.tsx';
import { AgreementForm } from '../limits-form/limits-form.tsx';
import { latestOf } from './context.ts';
import type { Here } from './context.ts';
import { ExtraTime, Versions } from './history.tsx';
import { memberName } from './display-names.ts';
import { OwnChoices } from './self-imposed.tsx';
import { Parents } from '../people/parents.tsx';
import { People } from '../people/people.tsx';
import { PinPanel } from '../pin/pin-panel.tsx';
import { PhonePart } from '../pin/authenticator-setup.tsx';
import type { Showing, ShownPhone } from '../pin/authenticator-setup.tsx';
import { Proposals } from './proposals.tsx';
import { WaysRound } from '../integrity/known-workarounds.tsx';
import { Status } from './status.tsx';
import { Trust } from '../integrity/integrity-panel.tsx';
import { sealText } from '../integrity/integrity-text.ts';

interface PageProps {
  readonly settings: ShownSettings | null;
  /** What of the page is wanted first; `bedtime` for a first one. */
  readonly part: string;
}

/** What one member's days look like, who agreed to it, and everything that changes it. */
export function AgreementPage({ settings, part }: PageProps): JSX.Element {
  const people = useHousehold();
  // `#/agreement/<member>` shows that one's; a word such as `bedtime` is nobody's.
  const [chosen, setChosen] = useState<string | null>(part || null);
  const [shownPhone, showPhone] = useState<ShownPhone | null>(null);
  const household = people.reply?.household ?? null;
  const member =
    household?.members.find(({ id }) => id === chosen) ??
    household?.members.find(({ id }) => id === household.current) ??
    household?.members[0] ??
    null;
  useEffect(() => {
    // Who is watching may change; whose limits are on screen changes by a person's choice alone.
    if (member !== null) setChosen(member.id);
  }, [member?.id]);
  const live = useAgreement(member?.id ?? null);
  const agreement = live.reply?.agreement ?? null;
  const refresh = (): void => {
    people.refresh();
    live.refresh();
  };
  useEffect(() => lookWhenLocked(household, refresh), [household?.unlocked?.until]);
  const inForce = agreement?.inForce ?? null;
  const agreed = inForce !== null && isAgreed(inForce);
  const failure = failureOf(people.answer) ?? failureOf(live.answer);
  const isOff = failure?.error === 'not-counting' || household?.members.length === 0;
  return (
    <div class="agreement">
      <ScreenTitle text={say(agreed ? 'agrOurs' : 'agrLimits')} />
      <ScopeLine />
      {failure === null || isOff ? null : (
        <Notice title={failureText(failure)} text={say('agrAskAgain')} testId="agreement-failure" />
      )}
      {isOff ? <CountingOff /> : null}
      {household === null || member === null ? null : (
        <>
          <Tabs household={household} chosen={member.id} choose={setChosen} />
          {agreement === null ? null : (
            <Content
              key={member.id}
              wantsBedtime={part === 'bedtime'}
              phone={{ shown: shownPhone, show: showPhone }}
              here={{
                household,
                member,
                agreement,
                calendar: calendarOf(settings, household),
                refresh,
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

function failureOf(answer: Answer<'household' | 'agreement'> | null): Failure | null {
  return answer === null || answer.ok ? null : answer;
}

/** The lock falls by itself, and then the page has to say so. */
function lookWhenLocked(household: HouseholdView | null, refresh: () => void): () => void {
  const unlocked = household?.unlocked ?? null;
  if (household === null || unlocked === null) return () => undefined;
  const timer = setTimeout(refresh, Math.max(0, unlocked.until - household.word.now) + 500);
  return () => clearTimeout(timer);
}

function calendarOf(settings: ShownSettings | null, { word }: HouseholdView): Calendar {
  const calendars = settings?.calendars ?? [];
  return calendars.length === 0 ? firstCalendar(word.zone) : calendarAt(calendars, word.now);
}

interface TabsProps {
  readonly household: HouseholdView;
  readonly chosen: string;
  readonly choose: (member: string) => void;
}

/** One member at a time. */
function Tabs({ household, chosen, choose }: TabsProps): JSX.Element | null {
  if (household.members.length < 2) return null;
  return (
    <Segments
      label={say('agrWhose')}
      segments={household.members.map((member) => ({
        value: member.id,
        text: memberName(household, member),
      }))}
      chosen={chosen}
      onChoose={choose}
      testId="member-tab"
    />
  );
}

interface ContentProps {
  readonly here: Here;
  readonly wantsBedtime: boolean;
  /** A parent's phone that is being set up, whoever is on screen. */
  readonly phone: Showing;
}

function Content({ here, wantsBedtime, phone }: ContentProps): JSX.Element {
  const { household } = here;
  const latest = latestOf(here);
  const base = fieldsOf(latest, household.today);
  const [edits, setEdits] = useState<Fields | null>(null);
  const [isOpen, setOpen] = useState(false);
  const savedVersion = useRef<number | null>(null);
  useEffect(() => {
    // What was saved has arrived: from here on the form follows the agreement again.
    if (latest !== null && savedVersion.current === latest.version) {
      savedVersion.current = null;
      setEdits(null);
    }
  }, [latest?.version]);
  const isChanged = edits !== null && JSON.stringify(edits) !== JSON.stringify(base);
  const [isBegun, setBegun] = useState(wantsBedtime);
  const isUnlocked = household.unlocked !== null;
  const isCounted = here.agreement.todayMs !== null;
  const showForm = isUnlocked || isOpen || isChanged;
  // A first bedtime that is being typed stays, also when a PIN opens everything else meanwhile.
  const showSteps = latest === null && (!showForm || (isBegun && !isOpen));
  // Whoever came for a first bedtime meets that alone; the rest comes once there is a rule.
  const isFirstRule = wantsBedtime && latest === null && !showForm;
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const news = useRef<HTMLParagraphElement>(null);
  const suggesting = useAction();
  const focusNext = useNextFocus();
  const open = (): void => {
    setOpen(true);
    focusNext(heading);
  };
  const close = (): void => {
    setEdits(null);
    setOpen(false);
    // While a PIN is given the form stays, and only what was typed goes.
    focusNext(isUnlocked ? heading : opener);
  };
  const suggested = (words: string): void => {
    close();
    suggesting.run(() => Promise.resolve(words));
    focusNext(news);
  };
  return (
    <div class="agreement-parts">
      <div class="agreement-rest">
        <Status here={here} />
        <AdministratorRules rules={household.managed} />
        {showSteps ? (
          <FirstSteps
            key={String(wantsBedtime)}
            here={here}
            isBedtime={wantsBedtime}
            begin={() => setBegun(true)}
            openForm={open}
            opener={opener}
          />
        ) : null}
      </div>
      {isFirstRule ? null : parts()}
    </div>
  );

  function parts(): JSX.Element {
    return (
      <>
        <div class="at-side">
          <PinPanel household={household} refresh={here.refresh} />
          <PhonePart household={household} refresh={here.refresh} {...phone} />
          <ExtraTime here={here} />
        </div>
        <div class="agreement-rest">
          <Result text={suggesting.result} testId="suggested" line={news} />
          <Proposals here={here} />
          {showForm ? (
            <AgreementForm
              here={here}
              fields={edits ?? base}
              isChanged={isChanged}
              change={setEdits}
              saved={(version) => {
                savedVersion.current = version;
              }}
              close={isUnlocked && !isChanged ? null : close}
              suggested={suggested}
              heading={heading}
            />
          ) : (
            <OpenForm here={here} openForm={open} opener={opener} />
          )}
          {latest !== null || here.agreement.typicalMs !== null ? <OwnChoices here={here} /> : null}
          <People household={household} isCounted={isCounted} refresh={here.refresh} />
          {isUnlocked ? <Parents household={household} refresh={here.refresh} /> : null}
          <Versions here={here} />
          <ChangeLog>
            {household.seal === null ? null : (
              <p class="seal-line" data-testid="seal">
                {sealText(household.seal)}
              </p>
            )}
          </ChangeLog>
          {isCounted ? <Trust zone={here.calendar.zone} /> : null}
          <WaysRound />
        </div>
      </>
    );
  }
}

interface OpenProps {
  readonly here: Here;
  readonly openForm: () => void;
  readonly opener: Ref<HTMLButtonElement>;
}

/** In place of the form, for whoever has come to read. */
function OpenForm({ here, openForm, opener }: OpenProps): JSX.Element | null {
  const latest = latestOf(here);
  if (latest === null) return null;
  const isFree = !here.household.hasPin || latest.way === 'self';
  return (
    <p>
      <button ref={opener} type="button" data-testid="open-form" onClick={openForm}>
        {say(isFree ? 'agrChange' : 'agrChangeLocked')}
      </button>
    </p>
  );
}
