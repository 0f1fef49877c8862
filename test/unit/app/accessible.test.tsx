// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { beforeAll, vi } from 'vitest';
import '../support/duration-format.ts';
import { App } from '../../../src/app/app.tsx';
import { ChangeList, ChangeLog } from '../../../src/app/change-log/change-log.tsx';
import { ButtonLine } from '../../../src/app/components/button-line.tsx';
import { ConfirmButton } from '../../../src/app/components/confirm-button.tsx';
import { Place } from '../../../src/app/components/place.tsx';
import { ConfirmDialog } from '../../../src/app/components/confirm-dialog.tsx';
import { TrackingOff } from '../../../src/app/components/tracking-off.tsx';
import { Dialog } from '../../../src/app/components/dialog.tsx';
import { FactList } from '../../../src/app/components/fact-list.tsx';
import { DateInput } from '../../../src/app/components/date-input.tsx';
import { PartSelect } from '../../../src/app/components/part-select.tsx';
import { TimeInput } from '../../../src/app/components/time-input.tsx';
import { FileField } from '../../../src/app/components/file-field.tsx';
import { MemberSelect } from '../../../src/app/components/member-select.tsx';
import { SelectField } from '../../../src/app/components/select-field.tsx';
import { LanguageField } from '../../../src/app/welcome/language-field.tsx';
import { DemoNotice } from '../../../src/app/demo/demo-notice.tsx';
import { ScreenTitle } from '../../../src/app/components/screen-title.tsx';
import { AppName } from '../../../src/app/components/app-name.tsx';
import { AboutPage } from '../../../src/app/welcome/about-page.tsx';
import { Faces } from '../../../src/app/welcome/faces.tsx';
import { FirstRunScene } from '../../../src/app/welcome/first-run-scene.tsx';
import { NameInput } from '../../../src/app/welcome/name-input.tsx';
import { Paths } from '../../../src/app/welcome/paths.tsx';
import { Promises } from '../../../src/app/welcome/promises.tsx';
import { StepPage } from '../../../src/app/welcome/step-page.tsx';
import { WelcomePage } from '../../../src/app/welcome/welcome-page.tsx';
import { firstCalendar } from '../../../src/domain/time/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.ts';
import type { PublicSettings } from '../../../src/domain/settings/settings.ts';
import { HOUR } from '../../../src/domain/time/units.ts';
import { openDatabase } from '../../../src/store/db/database.ts';
import { testAccessibility, press, pressAndRead } from '../support/accessibility.ts';
import { agreementOf, BEDTIME, EVENING } from '../support/profile-fixture.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

// The pages open the database by themselves.
beforeAll(async () => (await openDatabase()).close());

const nothing = (): void => undefined;
const ZONE = 'Europe/Berlin';
const ON = { ...DEFAULT_SETTINGS, countingSince: 1e12, calendars: [firstCalendar(ZONE)] };
const AWAITING = {
  ...DEFAULT_SETTINGS,
  awaited: { name: 'Mia', at: EVENING },
  calendars: [firstCalendar(ZONE)],
};

function welcome(part: string, settings: PublicSettings = DEFAULT_SETTINGS): JSX.Element {
  return <WelcomePage settings={settings} part={part} detail="" />;
}

testAccessibility(
  ['app', 'app/change-log', 'app/components', 'app/welcome'],
  {
    'app.tsx': [
      {
        what: 'at the start',
        drawn: <App />,
        act: () => screen.findByTestId('welcome-next'),
      },
    ],
    'change-log.tsx': [
      {
        what: 'read',
        drawn: <ChangeLog />,
        act: () => screen.findByText('Nothing has changed yet.'),
      },
      {
        what: 'with what changed',
        drawn: (
          <ChangeList
            changes={{
              entries: [
                { at: EVENING, what: 'agreement-made', who: 'Dad', whom: 'Mia', version: 1 },
                { at: EVENING - HOUR, what: 'parent-added', who: 'Eve', fromFile: true },
              ],
              agreements: [agreementOf(BEDTIME, { madeAt: EVENING })],
              people: new Map([['Dad', 'dad']]),
            }}
            zone={ZONE}
            now={EVENING}
          />
        ),
      },
      { what: 'elsewhere', drawn: <ChangeList changes={null} zone={ZONE} now={EVENING} /> },
    ],
    'button-line.tsx': [
      {
        what: 'with a main action',
        drawn: <ButtonLine text="Save" kind="primary" testId="save" />,
      },
    ],
    'place.tsx': [
      {
        what: 'of a screen',
        drawn: (
          <Place title="Our browsers" back={['#/household', 'Our week']}>
            <p>Two.</p>
          </Place>
        ),
      },
    ],
    'confirm-button.tsx': [
      {
        what: 'that asks',
        drawn: (
          <ConfirmButton label="Leave" testId="leave" text="The key goes." onConfirm={nothing} />
        ),
        act: () => press('leave'),
      },
    ],
    'confirm-dialog.tsx': [
      {
        what: 'that asks',
        drawn: (
          <ConfirmDialog
            open
            text="The key goes."
            confirm="Leave"
            confirmTestId="leave"
            onConfirm={nothing}
            onClose={nothing}
          />
        ),
      },
    ],
    'tracking-off.tsx': [
      { what: 'before it was agreed to', drawn: <TrackingOff /> },
      { what: 'while it waits', drawn: <TrackingOff settings={AWAITING} /> },
    ],
    'dialog.tsx': [
      {
        what: 'with a sentence',
        drawn: (
          <Dialog title="Bedtime" onClose={() => undefined}>
            <p>From 22:00 to 07:00.</p>
          </Dialog>
        ),
      },
    ],
    'fact-list.tsx': [
      { what: 'of two', drawn: <FactList facts={[{ name: 'Opened', value: '9 times' }]} /> },
    ],
    'date-input.tsx': [
      {
        what: 'with a date chosen',
        drawn: (
          <DateInput
            label="First day"
            value="2026-05-03"
            years={[2026]}
            onChange={nothing}
            testId="from"
          />
        ),
      },
    ],
    'part-select.tsx': [
      {
        what: 'that is wrong',
        drawn: (
          <PartSelect
            label="Day"
            value=""
            options={[['01', '1']]}
            isInvalid
            testId="day"
            onChange={nothing}
          />
        ),
      },
    ],
    'time-input.tsx': [
      {
        what: 'by itself',
        drawn: <TimeInput label="From" value="22:00" onChange={nothing} testId="from" />,
      },
    ],
    'file-field.tsx': [
      { what: 'by itself', drawn: <FileField label="File" testId="file" onFiles={nothing} /> },
    ],
    'member-select.tsx': [
      {
        what: 'with one chosen',
        drawn: (
          <MemberSelect
            label="Whose week"
            names={
              new Map([
                ['mia', 'Mia'],
                ['zoe', 'Zoe'],
              ])
            }
            chosen="mia"
            onChoose={nothing}
            testId="member"
          />
        ),
      },
    ],
    'select-field.tsx': [
      {
        what: 'with one chosen',
        drawn: (
          <SelectField
            label="Day"
            value="1"
            options={[
              ['1', 'Monday'],
              ['2', 'Tuesday'],
            ]}
            onChange={nothing}
            testId="day"
          />
        ),
      },
    ],
    'language-field.tsx': [{ what: 'by itself', drawn: <LanguageField /> }],
    'screen-title.tsx': [{ what: 'by itself', drawn: <ScreenTitle text="My time" /> }],
    'about-page.tsx': [{ what: 'by itself', drawn: <AboutPage /> }],
    'app-name.tsx': [{ what: 'by itself', drawn: <AppName /> }],
    'beginning.tsx': [
      { what: 'while counting waits', drawn: welcome('begin', AWAITING) },
      { what: 'once counting is on', drawn: welcome('begin', ON) },
    ],
    'faces.tsx': [{ what: 'of two', drawn: <Faces people={['parent', 'teen']} /> }],
    'first-run-scene.tsx': [{ what: 'at night', drawn: <FirstRunScene picture="night" /> }],
    'introduction.tsx': [
      { what: 'who is here', drawn: welcome('who') },
      {
        what: 'that could not start',
        drawn: welcome('together'),
        act: () => pressAndRead('start-counting', 'welcome-result'),
      },
    ],
    'name-input.tsx': [
      {
        what: 'by itself',
        drawn: <NameInput label="Name" value="" testId="name" onInput={nothing} />,
      },
    ],
    'paths.tsx': [{ what: 'before counting starts', drawn: <Paths member="zoe" isWaiting /> }],
    'promises.tsx': [{ what: 'by themselves', drawn: <Promises /> }],
    'step-page.tsx': [
      {
        what: 'with a question',
        drawn: (
          <StepPage picture="day" step={1} steps={3} title="Who?">
            <p>Text</p>
          </StepPage>
        ),
      },
    ],
    'welcome-page.tsx': [
      {
        what: 'before anything is known',
        drawn: <WelcomePage settings={null} part="" detail="" />,
      },
      { what: 'at the start', drawn: welcome('') },
    ],
  },
  // Only mounts the app.
  ['index.tsx'],
);

testAccessibility('app/demo', {
  'demo-notice.tsx': [{ what: 'by itself', drawn: <DemoNotice /> }],
});
