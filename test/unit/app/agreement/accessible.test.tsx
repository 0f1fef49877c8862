// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../ui/duration-format.ts';
import { AdministratorRules } from '../../../../src/app/agreement/administrator.tsx';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import { CodeInput } from '../../../../src/app/agreement/code-input.tsx';
import { draftOf } from '../../../../src/app/agreement/draft.ts';
import {
  BEDTIME as FIRST_BEDTIME,
  fieldsOf,
  QUIET,
  withDate,
  withWindow,
} from '../../../../src/app/agreement/fields.ts';
import type { Fields } from '../../../../src/app/agreement/fields.ts';
import { FirstSteps } from '../../../../src/app/agreement/first-steps.tsx';
import { ForgottenPin } from '../../../../src/app/agreement/forgotten-pin.tsx';
import { AgreementForm } from '../../../../src/app/agreement/form.tsx';
import { ExtraTime, Versions } from '../../../../src/app/agreement/history.tsx';
import {
  FaultLine,
  Group,
  MinutesInput,
  StrengthSelect,
  TextInput,
  Tick,
} from '../../../../src/app/agreement/inputs.tsx';
import { DailyGroup, SessionGroup } from '../../../../src/app/agreement/limit-fields.tsx';
import { LimitsWait } from '../../../../src/app/agreement/limits-wait.tsx';
import { MoreFields } from '../../../../src/app/agreement/more-fields.tsx';
import { OwnChoices } from '../../../../src/app/agreement/own-choices.tsx';
import { Parents } from '../../../../src/app/agreement/parents.tsx';
import { People } from '../../../../src/app/agreement/people.tsx';
import { PersonDetails } from '../../../../src/app/agreement/person-details.tsx';
import { PhoneSteps, PhoneStepsFor } from '../../../../src/app/agreement/phone-steps.tsx';
import { PhonePart } from '../../../../src/app/agreement/phone.tsx';
import { NewPin, PinInput } from '../../../../src/app/agreement/pin-input.tsx';
import { PinPanel } from '../../../../src/app/agreement/pin-panel.tsx';
import { PinWait } from '../../../../src/app/agreement/pin-wait.tsx';
import { Preview } from '../../../../src/app/agreement/preview.tsx';
import { Proposals } from '../../../../src/app/agreement/proposals.tsx';
import { Propose } from '../../../../src/app/agreement/propose.tsx';
import { QrCode } from '../../../../src/app/agreement/qr-code.tsx';
import { WaysRound } from '../../../../src/app/agreement/round.tsx';
import { RuleList } from '../../../../src/app/agreement/rule-list.tsx';
import { Status } from '../../../../src/app/agreement/status.tsx';
import { Trust, TrustList } from '../../../../src/app/agreement/trust.tsx';
import { WayField } from '../../../../src/app/agreement/way-field.tsx';
import { TimePair, WindowGroup } from '../../../../src/app/agreement/window-fields.tsx';
import { Wishes } from '../../../../src/app/agreement/wishes.tsx';
import { MEMBER } from '../../../../src/domain/agreement.ts';
import type { Agreement, Proposal } from '../../../../src/domain/agreement.ts';
import type { Grant } from '../../../../src/domain/grants.ts';
import type { Rules } from '../../../../src/domain/rules.ts';
import { NO_RULES } from '../../../../src/domain/rules.ts';
import { DEFAULT_SETTINGS, firstCalendar } from '../../../../src/domain/settings.ts';
import type { TrustFact } from '../../../../src/domain/trust.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/units.ts';
import type { Failure } from '../../../../src/protocol/messages.ts';
import type { AgreementView, HouseholdView } from '../../../../src/protocol/views.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { holdAccessible, press, pressAndRead } from '../../ui/accessibility.ts';
import type { Answers } from '../../ui/answering.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  householdOf,
  MIA,
  wordOf,
} from '../../ui/household-of.ts';
import { at } from '../../ui/picture-of.ts';
import { hereOf } from './here-of.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../ui/extension-stub.ts'));

// The page reads by itself, and asks the background whenever something there may have changed.
beforeAll(async () => (await openDatabase()).close());

const nothing = (): void => undefined;
const CALENDAR = firstCalendar('Europe/Berlin');
const TODAY = '2026-05-07';
const SETTINGS = { ...DEFAULT_SETTINGS, countingSince: 1e12, calendars: [CALENDAR] };

const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '' };
const REFUSED: Failure = { ok: false, error: 'not-there', detail: '' };

const BEN = { ...MIA, id: 'ben', name: 'Ben', hasPin: true };
const UNLOCKED = householdOf({ unlocked: { parent: DAD.id, until: EVENING + 5 * MINUTE } });
const WITH_PHONE = householdOf({ parents: [{ ...DAD, phone: 'confirmed' }] });
const WITHOUT_PIN = householdOf({ hasPin: false, parents: [] });
const TWO = householdOf({ members: [MIA, BEN] });
const RESET = { askedAt: EVENING, dueAt: EVENING + 2 * DAY, runLeftMs: HOUR, due: false };

/** Every kind of rule. */
const ALL: Rules = {
  ...NO_RULES,
  ...BEDTIME,
  session: { lengthMs: 20 * MINUTE, breakMs: 10 * MINUTE, strength: 'firm', messagesOpen: true },
  daily: {
    limitsMs: [60, 60, 60, 60, 60, 90, 0].map((minutes) => minutes * MINUTE),
    strength: 'firm',
    messagesOpen: true,
  },
  weekly: { limitMs: 6 * HOUR, strength: 'soft' },
  dates: [{ from: '2026-05-20', to: '2026-05-24', limitMs: 2 * HOUR, windows: false }],
  freeExtension: true,
};

const FIRST = agreementOf({ ...BEDTIME, daily: ALL.daily });
const WISHES = [
  { by: MEMBER, dailyMs: 90 * MINUTE, reason: 'A quiz with friends' },
  { by: 'dad', dailyMs: 45 * MINUTE, reason: '' },
];
const SECOND_ONE: Agreement = agreementOf(ALL, {
  id: 'a2',
  version: 2,
  madeAt: at('2026-05-03T18:00'),
  wishes: WISHES,
  lookAgain: '2026-05-21',
});
const COMING: Agreement = agreementOf(BEDTIME, {
  id: 'a3',
  version: 3,
  madeAt: at('2026-05-07T18:00'),
  from: at('2026-05-08T04:00'),
  yeses: [{ by: 'dad', at: at('2026-05-07T18:00') }],
});

const GRANT: Grant = {
  id: 'g1',
  member: MIA.id,
  date: TODAY,
  at: EVENING,
  ms: 15 * MINUTE,
  pastBedtime: true,
  how: 'pin',
  parent: DAD.id,
  reason: 'A quiz',
};

function proposalOf(parts: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p1',
    member: MIA.id,
    at: EVENING - DAY,
    rules: { ...ALL, weekly: null },
    reason: 'It is the holidays.',
    answer: null,
    answerReason: '',
    answeredBy: null,
    answeredAt: null,
    ...parts,
  };
}

const ANSWERED = { answeredBy: 'dad', answeredAt: EVENING } as const;
const PROPOSALS: readonly Proposal[] = [
  proposalOf(),
  proposalOf({ id: 'p2', answer: 'talk', answerReason: 'On Sunday.', ...ANSWERED }),
  proposalOf({ id: 'p3', answer: 'no', answerReason: 'Not now.', ...ANSWERED }),
  proposalOf({ id: 'p4', answer: 'yes', ...ANSWERED }),
];

/** All that can stand on the page of somebody with limits. */
const FULL: AgreementView = agreementViewOf(SECOND_ONE, {
  coming: COMING,
  versions: [FIRST, SECOND_ONE, COMING],
  proposals: PROPOSALS,
  grants: [GRANT, { ...GRANT, id: 'g2', how: 'free', parent: null, reason: '' }],
  freeExtension: true,
  typicalMs: 65 * MINUTE,
  measuredDays: 7,
});

const FACTS: readonly TrustFact[] = [
  ...[1, 2, 3, 4].map((day) => {
    const start = at(`2026-05-0${day}T12:00`);
    return { what: 'not-measured', reason: 'off', at: start, to: start + HOUR, ms: HOUR } as const;
  }),
  { what: 'private-windows', covered: false, at: EVENING },
  { what: 'no-seal', at: EVENING },
  { what: 'counting-since', at: at('2026-05-01T09:00') },
];

const EMPTY_FIELDS = fieldsOf(null, TODAY);
const FULL_FIELDS = withDate(
  withWindow(withWindow(fieldsOf(SECOND_ONE, TODAY), QUIET), FIRST_BEDTIME),
  TODAY,
);
/** Something is wrong in each of them. */
const FAULTY_FIELDS: Fields = {
  ...FULL_FIELDS,
  windows: FULL_FIELDS.windows.map((window) => ({ ...window, to: window.from })),
  session: { ...FULL_FIELDS.session, length: 'long', break: '' },
  daily: { ...FULL_FIELDS.daily, each: Array.from({ length: 7 }, () => '1440') },
  weekly: { ...FULL_FIELDS.weekly, limit: '-1' },
  dates: FULL_FIELDS.dates.map((date) => ({ ...date, from: '', limit: 'x' })),
  lookAgain: '2026-05-01',
};

interface Typed {
  readonly fields: Fields;
  readonly draft: ReturnType<typeof draftOf>;
  readonly change: () => void;
  readonly waits: boolean;
  readonly today: string;
  readonly dayStart: string;
  readonly firstDay: 1;
}

function typed(fields: Fields, waits = false): Typed {
  const draft = draftOf(fields, TODAY);
  return { fields, draft, change: nothing, waits, today: TODAY, dayStart: '04:00', firstDay: 1 };
}

const FIELDS = [
  ['empty', EMPTY_FIELDS],
  ['filled', FULL_FIELDS],
  ['with errors', FAULTY_FIELDS],
] as const;

function answersOf(household: HouseholdView, agreement: AgreementView): Answers {
  return {
    household: { ok: true, household },
    agreement: { ok: true, agreement },
    trust: { ok: true, facts: FACTS },
  };
}

function type(testId: string, value: string): void {
  fireEvent.input(screen.getByTestId(testId), { target: { value } });
}

const PHONE = {
  confirmed: false,
  secret: 'GEZDGNBVGY3TQOJQ',
  uri: 'otpauth://totp/Kintime:Dad?secret=GEZDGNBVGY3TQOJQ',
  parent: DAD.id,
} as const;

holdAccessible('app/agreement', {
  'administrator.tsx': [{ what: 'with rules', drawn: <AdministratorRules rules={ALL} /> }],
  'agreement-page.tsx': [
    {
      what: 'before there are limits',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf(householdOf({ hasPin: false, parents: [] }), agreementViewOf(null)),
      act: () => screen.findByTestId('begin-bedtime'),
    },
    {
      what: 'for a first bedtime',
      drawn: <AgreementPage settings={SETTINGS} part="bedtime" />,
      answers: answersOf(householdOf({ hasPin: false, parents: [] }), agreementViewOf(null)),
      act: () => screen.findByTestId('save-bedtime'),
    },
    {
      what: 'with limits, to a reader',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf({ ...TWO, seal: null, managed: ALL }, FULL),
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'with limits, to a parent',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf(
        {
          ...UNLOCKED,
          seal: { at: EVENING, until: '2026-05-06', fine: false, anew: false, found: ['rules'] },
        },
        FULL,
      ),
      act: () => screen.findByTestId('save-agreement'),
    },
    {
      what: 'that could not be read',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: { household: { ok: false, error: 'storage-broken', detail: '' } },
      act: () => screen.findByTestId('agreement-failure'),
    },
    {
      what: 'while nothing is counted',
      drawn: <AgreementPage settings={null} part="" />,
      answers: { household: { ok: false, error: 'not-counting', detail: '' } },
      act: () => screen.findByTestId('counting-off'),
    },
  ],
  'code-input.tsx': [
    {
      what: 'with a code',
      drawn: (
        <>
          <CodeInput
            label="phoneCode"
            value="123456"
            testId="code"
            describedBy="said"
            onInput={nothing}
          />
          <p id="said">Wrong.</p>
        </>
      ),
    },
  ],
  'first-steps.tsx': [
    {
      what: 'the two ways',
      drawn: <FirstSteps here={hereOf()} isBedtime={false} begin={nothing} openForm={nothing} />,
      act: () => press('begin-week'),
    },
    {
      what: 'a bedtime that was refused',
      drawn: <FirstSteps here={hereOf()} isBedtime begin={nothing} openForm={nothing} />,
      answers: { 'save-agreement': REFUSED },
      act: () => pressAndRead('save-bedtime', 'bedtime-result'),
    },
  ],
  'forgotten-pin.tsx': [
    {
      what: 'without a phone, asking once more',
      drawn: <ForgottenPin household={householdOf()} refresh={nothing} />,
      act: () => press('forgot-pin'),
    },
    {
      what: 'with a phone and a wrong code',
      drawn: <ForgottenPin household={WITH_PHONE} refresh={nothing} />,
      act: async () => {
        await press('forgot-pin');
        await pressAndRead('new-pin-do', 'new-pin-result');
      },
    },
  ],
  'form.tsx': [
    ...FIELDS.map(([what, fields]) => ({
      what,
      drawn: (
        <AgreementForm
          here={hereOf({ household: UNLOCKED, agreement: FULL })}
          fields={fields}
          isChanged
          change={nothing}
          saved={nothing}
          close={nothing}
        />
      ),
    })),
    {
      what: 'with what cannot be saved yet',
      drawn: (
        <AgreementForm
          here={hereOf()}
          fields={FAULTY_FIELDS}
          isChanged
          change={nothing}
          saved={nothing}
          close={null}
        />
      ),
      act: () => pressAndRead('save-agreement', 'save-result'),
    },
    {
      what: 'of somebody who can only suggest',
      drawn: (
        <AgreementForm
          here={hereOf({ agreement: FULL })}
          fields={EMPTY_FIELDS}
          isChanged
          change={nothing}
          saved={nothing}
          close={nothing}
        />
      ),
    },
  ],
  'history.tsx': [
    { what: 'the versions', drawn: <Versions here={hereOf({ agreement: FULL })} /> },
    { what: 'extra time', drawn: <ExtraTime here={hereOf({ agreement: FULL })} /> },
  ],
  'inputs.tsx': [
    { what: 'a fault', drawn: <FaultLine id="fault" fault="limit-whole-day" /> },
    {
      what: 'minutes, wrong',
      drawn: (
        <MinutesInput
          label="Minutes"
          value="1440"
          hint="Empty for none"
          fault="limit-whole-day"
          onInput={nothing}
        />
      ),
    },
    {
      what: 'minutes, right',
      drawn: <MinutesInput label="Minutes" value="90" meaning="1 hr 30 min" onInput={nothing} />,
    },
    { what: 'a strength', drawn: <StrengthSelect value="firm" onChange={nothing} /> },
    {
      what: 'a tick',
      drawn: <Tick label="Messages" hint="They stay open." checked onChange={nothing} />,
    },
    {
      what: 'a text',
      drawn: <TextInput label="Name" value="Mia" maxLength={60} onInput={nothing} />,
    },
    {
      what: 'a group',
      drawn: (
        <Group title="Bedtime">
          <p>None</p>
        </Group>
      ),
    },
  ],
  'limit-fields.tsx': FIELDS.flatMap(([what, fields]) => [
    { what: `a sitting, ${what}`, drawn: <SessionGroup {...typed(fields)} /> },
    { what: `a day, ${what}`, drawn: <DailyGroup {...typed(fields, true)} typicalMs={HOUR} /> },
  ]),
  'limits-wait.tsx': [{ what: 'by itself', drawn: <LimitsWait /> }],
  'more-fields.tsx': FIELDS.map(([what, fields]) => ({
    what,
    drawn: <MoreFields {...typed(fields)} />,
  })),
  'own-choices.tsx': [
    { what: 'before counting', drawn: <OwnChoices here={hereOf()} /> },
    {
      what: 'refused',
      drawn: <OwnChoices here={hereOf({ member: { ...MIA, ideas: ['Draw'] } })} />,
      answers: { 'set-ideas': REFUSED },
      act: () => pressAndRead('save-ideas', 'ideas-result'),
    },
  ],
  'parents.tsx': [
    {
      what: 'that are refused a new PIN',
      drawn: <Parents household={UNLOCKED} refresh={nothing} />,
      answers: { 'change-pin': { ok: false, error: 'pin-differs', detail: '' } },
      act: () => pressAndRead('change-pin-do', 'change-pin-result'),
    },
    {
      what: 'of whom one goes',
      drawn: <Parents household={UNLOCKED} refresh={nothing} />,
      act: () => press('remove-parent'),
    },
  ],
  'people.tsx': [
    {
      what: 'one',
      drawn: <People household={householdOf()} isCounted={false} refresh={nothing} />,
    },
    {
      what: 'two, of whom the other one has a PIN',
      drawn: <People household={TWO} isCounted refresh={nothing} />,
      answers: { 'switch-member': { ok: false, error: 'needs-pin', detail: '' } },
      act: async () => {
        await press('switch-member');
        await screen.findByTestId('switch-pin');
      },
    },
  ],
  'person-details.tsx': [
    {
      what: 'with a PIN, that was wrong',
      drawn: <PersonDetails household={TWO} member={BEN} refresh={nothing} />,
      answers: { 'set-member-pin': WRONG_PIN },
      act: () => pressAndRead('own-pin-do', 'own-pin-result'),
    },
    {
      what: 'of somebody who goes',
      drawn: <PersonDetails household={TWO} member={MIA} refresh={nothing} />,
      act: () => press('remove-member'),
    },
  ],
  'phone-steps.tsx': [
    { what: 'of a bedtime', drawn: <PhoneSteps kind="bedtime" /> },
    { what: 'of all rules', drawn: <PhoneStepsFor rules={ALL} /> },
  ],
  'phone.tsx': [
    {
      what: 'that was not added',
      drawn: <PhonePart household={UNLOCKED} refresh={nothing} shown={null} show={nothing} />,
    },
    {
      what: 'that is being added, with a wrong code',
      drawn: <PhonePart household={UNLOCKED} refresh={nothing} shown={PHONE} show={nothing} />,
      answers: { 'confirm-phone': { ok: false, error: 'wrong-pin', detail: '' } },
      act: async () => {
        await screen.findByRole('img');
        type('phone-code', '123456');
        await pressAndRead('phone-confirm', 'phone-result');
      },
    },
    {
      what: 'that is taken away',
      drawn: (
        <PhonePart
          household={{ ...UNLOCKED, parents: WITH_PHONE.parents }}
          refresh={nothing}
          shown={null}
          show={nothing}
        />
      ),
      act: () => press('phone-remove'),
    },
  ],
  'pin-input.tsx': [
    {
      what: 'with a hint',
      drawn: <PinInput label="PIN" value="1234" hint="Four digits" onInput={nothing} />,
    },
    {
      what: 'a new one, shown',
      drawn: (
        <>
          <NewPin pin="1234" confirm="" prefix="pin" describedBy="said" onInput={nothing} />
          <p id="said">They differ.</p>
        </>
      ),
      act: () => fireEvent.click(screen.getAllByRole('button')[0] ?? document.body),
    },
  ],
  'pin-panel.tsx': [
    { what: 'for a first one', drawn: <PinPanel household={WITHOUT_PIN} refresh={nothing} /> },
    {
      what: 'where the PIN was wrong',
      drawn: <PinPanel household={householdOf({ waitMs: 30 * SECOND })} refresh={nothing} />,
      answers: { unlock: WRONG_PIN },
      act: () => pressAndRead('unlock', 'pin-result'),
    },
    { what: 'of whoever is unlocked', drawn: <PinPanel household={UNLOCKED} refresh={nothing} /> },
    {
      what: 'while a new one is waited for',
      drawn: <PinPanel household={{ ...WITH_PHONE, reset: RESET }} refresh={nothing} />,
    },
    {
      what: 'once the wait is over',
      drawn: (
        <PinPanel household={householdOf({ reset: { ...RESET, due: true } })} refresh={nothing} />
      ),
    },
  ],
  'pin-wait.tsx': [
    {
      what: 'that lasts',
      drawn: <PinWait household={householdOf({ waitMs: 30 * SECOND })} refresh={nothing} />,
    },
  ],
  'preview.tsx': [
    {
      what: 'of today',
      drawn: (
        <Preview
          preview={{ word: wordOf(), permission: 'now' }}
          calendar={CALENDAR}
          permission={{ allowed: true, from: 'now' }}
          isFaulty={false}
        />
      ),
    },
    {
      what: 'of what has to be mended',
      drawn: (
        <Preview preview={null} calendar={CALENDAR} permission={{ allowed: false }} isFaulty />
      ),
    },
  ],
  'proposals.tsx': [
    {
      what: 'to a parent',
      drawn: <Proposals here={hereOf({ household: UNLOCKED, agreement: FULL })} />,
    },
    { what: 'to whoever asked', drawn: <Proposals here={hereOf({ agreement: FULL })} /> },
  ],
  'propose.tsx': [
    {
      what: 'refused',
      drawn: <Propose here={hereOf()} rules={ALL} isNext done={nothing} />,
      answers: { propose: REFUSED },
      act: () => pressAndRead('propose', 'propose-result'),
    },
  ],
  'qr-code.tsx': [
    {
      what: 'of a phone',
      drawn: <QrCode text={PHONE.uri} label="A code" />,
      act: () => screen.findByRole('img'),
    },
  ],
  'round.tsx': [{ what: 'by itself', drawn: <WaysRound /> }],
  'rule-list.tsx': [
    { what: 'of all rules', drawn: <RuleList rules={ALL} testId="rules" /> },
    { what: 'of none', drawn: <RuleList rules={NO_RULES} testId="rules" /> },
  ],
  'status.tsx': [
    { what: 'of nothing', drawn: <Status here={hereOf()} /> },
    {
      what: 'of limits, with others to come',
      drawn: <Status here={hereOf({ household: UNLOCKED, agreement: FULL })} />,
    },
    {
      what: 'before counting, where a yes came too late',
      drawn: <Status here={hereOf({ agreement: { ...agreementViewOf(COMING), todayMs: null } })} />,
      answers: { 'say-yes': REFUSED },
      act: () => pressAndRead('say-yes-member', 'yes-result'),
    },
  ],
  'trust.tsx': [
    {
      what: 'read',
      drawn: <Trust zone="Europe/Berlin" />,
      answers: { trust: { ok: true, facts: FACTS } },
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'not read',
      drawn: <Trust zone="Europe/Berlin" />,
      answers: { trust: { ok: false, error: 'storage-broken', detail: '' } },
      act: () => screen.findByText(/./, { selector: '[data-testid="trust"] > p:not(.hint)' }),
    },
    { what: 'nothing noticed', drawn: <TrustList facts={FACTS.slice(4)} zone="Europe/Berlin" /> },
  ],
  'way-field.tsx': [
    { what: 'with one chosen', drawn: <WayField value="together" onChange={nothing} /> },
  ],
  'window-fields.tsx': [
    ...FIELDS.flatMap(([what, fields]) =>
      (['bedtime', 'quiet'] as const).map((kind) => ({
        what: `${kind}, ${what}`,
        drawn: <WindowGroup kind={kind} {...typed(fields)} />,
      })),
    ),
    {
      what: 'two times',
      drawn: <TimePair window={FIRST_BEDTIME} set={nothing} describedBy={undefined} />,
    },
  ],
  'wishes.tsx': [
    { what: 'empty', drawn: <Wishes here={hereOf()} wishes={[]} change={nothing} use={nothing} /> },
    {
      what: 'of one side, and a wrong number of the other',
      drawn: <Wishes here={hereOf()} wishes={WISHES.slice(0, 1)} change={nothing} use={nothing} />,
      act: () => type('wish-parent', '1440'),
    },
    {
      what: 'of both',
      drawn: <Wishes here={hereOf()} wishes={WISHES} change={nothing} use={nothing} />,
    },
  ],
});
