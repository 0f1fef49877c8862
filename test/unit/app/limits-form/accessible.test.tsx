// @vitest-environment happy-dom
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { parseForm } from '../../../../src/app/limits-form/parse-form.ts';
import {
  BEDTIME as FIRST_BEDTIME,
  toFormState,
  QUIET,
  withDate,
  withWindow,
} from '../../../../src/app/limits-form/form-state.ts';
import type { FormState } from '../../../../src/app/limits-form/form-state.ts';
import {
  FieldError,
  FieldGroup,
  MinutesInput,
  StrengthSelect,
  TextInput,
  Checkbox,
} from '../../../../src/app/limits-form/fields/inputs.tsx';
import {
  DailyFields,
  SessionFields,
  WeeklyFields,
} from '../../../../src/app/limits-form/fields/limit-fields.tsx';
import { NeedsTracking } from '../../../../src/app/limits-form/needs-tracking.tsx';
import { DatesFields } from '../../../../src/app/limits-form/fields/dates-fields.tsx';
import { Preview } from '../../../../src/app/limits-form/preview.tsx';
import { ForMyself } from '../../../../src/app/limits-form/fields/for-myself.tsx';
import { DecisionModeField } from '../../../../src/app/limits-form/fields/decision-mode-field.tsx';
import {
  TimePair,
  WindowFieldList,
} from '../../../../src/app/limits-form/fields/window-fields.tsx';
import { WindowPicture } from '../../../../src/app/limits-form/fields/window-picture.tsx';
import { PreferredLimits } from '../../../../src/app/limits-form/preferred-limits.tsx';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { verdictOf } from '../../support/profile-fixture.ts';
import { ALL, CALENDAR, nothing, SECOND_ONE, WISHES } from '../agreement/agreement-fixture.ts';
import { contextOf } from '../agreement/context-fixture.ts';
import {
  PhoneInstructions,
  PhoneInstructionsFor,
} from '../../../../src/app/limits-form/phone-instructions.tsx';
import { testAccessibility, type } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const TODAY = '2026-05-07';

const EMPTY_FIELDS = toFormState(null, NO_RULES, TODAY);

const FULL_FIELDS = withDate(
  withWindow(withWindow(toFormState(SECOND_ONE, SECOND_ONE.rules, TODAY), QUIET), FIRST_BEDTIME),
  TODAY,
);

/** Every rule has a fault. */
const FAULTY_FIELDS: FormState = {
  ...FULL_FIELDS,
  windows: FULL_FIELDS.windows.map((window) => ({ ...window, to: window.from })),
  session: { ...FULL_FIELDS.session, length: 'long', break: '' },
  daily: { ...FULL_FIELDS.daily, each: Array.from({ length: 7 }, () => '1440') },
  weekly: { ...FULL_FIELDS.weekly, limit: '-1' },
  dates: FULL_FIELDS.dates.map((date) => ({ ...date, from: '', limit: 'x' })),
  lookAgain: '2026-05-01',
};

interface Typed {
  readonly fields: FormState;
  readonly parsed: ReturnType<typeof parseForm>;
  readonly change: () => void;
  readonly needsTracking: boolean;
  readonly today: string;
  readonly dayStart: string;
  readonly firstDay: 1;
}

function typed(fields: FormState, needsTracking = false): Typed {
  const parsed = parseForm(fields, TODAY);
  return {
    fields,
    parsed,
    change: nothing,
    needsTracking,
    today: TODAY,
    dayStart: '04:00',
    firstDay: 1,
  };
}

const FIELDS = [
  ['empty', EMPTY_FIELDS],
  ['filled', FULL_FIELDS],
  ['with errors', FAULTY_FIELDS],
] as const;

testAccessibility(['app/limits-form', 'app/limits-form/fields'], {
  'inputs.tsx': [
    { what: 'a fault', drawn: <FieldError id="fault" fault="limit-whole-day" /> },
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
      drawn: <Checkbox label="Messages" hint="They stay open." checked onChange={nothing} />,
    },
    {
      what: 'a text',
      drawn: <TextInput label="Name" value="Mia" maxLength={60} onInput={nothing} />,
    },
    {
      what: 'a group',
      drawn: (
        <FieldGroup title="Bedtime">
          <p>None</p>
        </FieldGroup>
      ),
    },
  ],
  'limit-fields.tsx': FIELDS.flatMap(([what, fields]) => [
    { what: `a sitting, ${what}`, drawn: <SessionFields {...typed(fields)} /> },
    {
      what: `a day, ${what}`,
      drawn: <DailyFields {...typed(fields, true)} typicalMs={HOUR} children={null} />,
    },
    { what: `a week, ${what}`, drawn: <WeeklyFields {...typed(fields, true)} /> },
  ]),
  'needs-tracking.tsx': [{ what: 'by itself', drawn: <NeedsTracking /> }],
  'dates-fields.tsx': FIELDS.map(([what, fields]) => ({
    what,
    drawn: <DatesFields {...typed(fields)} />,
  })),
  'phone-instructions.tsx': [
    { what: 'of a bedtime', drawn: <PhoneInstructions kind="bedtime" /> },
    { what: 'of all rules', drawn: <PhoneInstructionsFor rules={ALL} /> },
  ],
  'preview.tsx': [
    {
      what: 'of today',
      drawn: (
        <Preview
          hasToday
          laterDay={null}
          preview={{ verdict: verdictOf() }}
          calendar={CALENDAR}
          permission={{ allowed: true, from: 'now' }}
          isFaulty={false}
          isNothing={false}
        />
      ),
    },
    {
      what: 'of what has to be mended',
      drawn: (
        <Preview
          hasToday
          laterDay={null}
          preview={null}
          calendar={CALENDAR}
          permission={{ allowed: false, needs: 'pin' }}
          isFaulty
          isNothing={false}
        />
      ),
    },
  ],
  'decision-mode-field.tsx': [true, false].map((hasPin) => ({
    what: hasPin ? 'with one chosen' : 'with one that needs a PIN',
    drawn: <DecisionModeField value="parent" onChange={nothing} hasPin={hasPin} />,
  })),
  'for-myself.tsx': [
    {
      what: 'without a PIN',
      drawn: <ForMyself context={contextOf()} checked onChange={nothing} />,
    },
  ],
  'window-fields.tsx': [
    ...FIELDS.flatMap(([what, fields]) =>
      (['bedtime', 'quiet'] as const).map((kind) => ({
        what: `${kind}, ${what}`,
        drawn: <WindowFieldList kind={kind} {...typed(fields)} />,
      })),
    ),
    {
      what: 'two times',
      drawn: <TimePair window={FIRST_BEDTIME} set={nothing} describedBy={undefined} />,
    },
  ],
  'window-picture.tsx': [{ what: 'of a night', drawn: <WindowPicture from="22:00" to="07:00" /> }],
  'preferred-limits.tsx': [
    {
      what: 'empty',
      drawn: (
        <PreferredLimits context={contextOf()} wishes={[]} onChange={nothing} onUse={nothing} />
      ),
    },
    {
      what: 'of one side, and a wrong number of the other',
      drawn: (
        <PreferredLimits
          context={contextOf()}
          wishes={WISHES.slice(0, 1)}
          onChange={nothing}
          onUse={nothing}
        />
      ),
      act: () => type('wish-parent', '1440'),
    },
    {
      what: 'of both',
      drawn: (
        <PreferredLimits context={contextOf()} wishes={WISHES} onChange={nothing} onUse={nothing} />
      ),
    },
  ],
});
