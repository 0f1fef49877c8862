import { draftOf } from '../../../../src/app/limits-form/parse-form.ts';
import {
  BEDTIME as FIRST_BEDTIME,
  fieldsOf,
  QUIET,
  withDate,
  withWindow,
} from '../../../../src/app/limits-form/form-state.ts';
import type { Fields } from '../../../../src/app/limits-form/form-state.ts';
import { FirstSteps } from '../../../../src/app/agreement/onboarding.tsx';
import { AgreementForm } from '../../../../src/app/limits-form/limits-form.tsx';
import {
  FaultLine,
  Group,
  MinutesInput,
  StrengthSelect,
  TextInput,
  Tick,
} from '../../../../src/app/limits-form/fields/inputs.tsx';
import { DailyGroup, SessionGroup } from '../../../../src/app/limits-form/fields/limit-fields.tsx';
import { LimitsWait } from '../../../../src/app/limits-form/needs-tracking.tsx';
import { MoreFields } from '../../../../src/app/limits-form/fields/advanced-fields.tsx';
import { Preview } from '../../../../src/app/limits-form/preview.tsx';
import { Propose } from '../../../../src/app/agreement/proposal-form.tsx';
import { WayField } from '../../../../src/app/limits-form/fields/decision-mode-field.tsx';
import { TimePair, WindowGroup } from '../../../../src/app/limits-form/fields/window-fields.tsx';
import { Wishes } from '../../../../src/app/agreement/wishes.tsx';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { press, pressAndRead, type } from '../../support/accessibility.ts';
import type { Shapes } from '../../support/accessibility.ts';
import { wordOf } from '../../support/profile-fixture.ts';
import {
  ALL,
  CALENDAR,
  FULL,
  nothing,
  REFUSED,
  SECOND_ONE,
  UNLOCKED,
  WISHES,
} from '../agreement/agreement-fixture.ts';
import { hereOf } from '../agreement/context-fixture.ts';

const TODAY = '2026-05-07';
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

/** The form of the rules, and its parts. */
export const FORM: Shapes = {
  'onboarding.tsx': [
    {
      what: 'the two ways',
      drawn: (
        <FirstSteps
          here={hereOf()}
          isBedtime={false}
          begin={nothing}
          openForm={nothing}
          opener={null}
        />
      ),
      act: () => press('begin-week'),
    },
    {
      what: 'a bedtime that was refused',
      drawn: (
        <FirstSteps here={hereOf()} isBedtime begin={nothing} openForm={nothing} opener={null} />
      ),
      answers: { 'save-agreement': REFUSED },
      act: () => pressAndRead('save-bedtime', 'bedtime-result'),
    },
  ],
  'limits-form.tsx': [
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
          suggested={nothing}
          heading={null}
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
          suggested={nothing}
          heading={null}
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
          suggested={nothing}
          heading={null}
        />
      ),
    },
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
  'needs-tracking.tsx': [{ what: 'by itself', drawn: <LimitsWait /> }],
  'advanced-fields.tsx': FIELDS.map(([what, fields]) => ({
    what,
    drawn: <MoreFields {...typed(fields)} />,
  })),
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
  'proposal-form.tsx': [
    {
      what: 'refused',
      drawn: <Propose here={hereOf()} rules={ALL} isNext done={nothing} />,
      answers: { propose: REFUSED },
      act: () => pressAndRead('propose', 'propose-result'),
    },
  ],
  'decision-mode-field.tsx': [
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
};
