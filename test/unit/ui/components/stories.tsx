import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { Button, ButtonLink } from '../../../../src/ui/components/controls/button.tsx';
import { ChoiceGroup, Radios } from '../../../../src/ui/components/controls/choice-group.tsx';
import { Duration } from '../../../../src/ui/components/duration.tsx';
import { Field } from '../../../../src/ui/components/controls/field.tsx';
import { Icon, ICON_PATHS } from '../../../../src/ui/components/icon.tsx';
import type { IconName } from '../../../../src/ui/components/icon.tsx';
import { EmptyState, Notice } from '../../../../src/ui/components/notice.tsx';
import {
  AccessNotice,
  ClockNotice,
  StorageNotice,
} from '../../../../src/ui/components/status-notices.tsx';
import { PinInput } from '../../../../src/ui/components/controls/pin-input.tsx';
import { PinLockout } from '../../../../src/ui/components/pin-lockout.tsx';
import { Panel } from '../../../../src/ui/components/panel.tsx';
import { ActionResult } from '../../../../src/ui/components/action-result.tsx';
import { RequestNotices } from '../../../../src/ui/components/request-notices.tsx';
import { ScopeNote } from '../../../../src/ui/components/scope-note.tsx';
import { SegmentedControl } from '../../../../src/ui/components/controls/segmented-control.tsx';
import { Stepper } from '../../../../src/ui/components/controls/stepper.tsx';
import { Total } from '../../../../src/ui/components/total.tsx';
import type { Stories } from '../../support/accessibility.ts';
import { profileOf, requestOf } from '../../support/profile-fixture.ts';
import { MIA_AND_BEN, WHO_IS_HERE } from '../../support/choices-fixture.ts';

const nothing = (): void => undefined;

/** Every shared component as it can look: for the accessibility tests, and for the gallery. */
export const UI_STORIES: Stories = {
  'button.tsx': [
    { what: 'that does something', drawn: <Button onClick={nothing}>Save</Button> },
    {
      what: 'of each kind, in each size',
      drawn: (
        <div class="stack">
          {[false, true].map((small) => (
            <p key={small} class="row">
              {(['primary', 'plain', 'quiet'] as const).map((kind) => (
                <Button key={kind} kind={kind} small={small} onClick={nothing}>
                  Save
                </Button>
              ))}
            </p>
          ))}
        </div>
      ),
    },
    {
      what: 'with an icon',
      drawn: (
        <Button kind="primary" onClick={nothing}>
          <Icon name="download" />
          Save a copy
        </Button>
      ),
    },
    {
      what: 'that is off, and opens something',
      drawn: (
        <Button kind="primary" off expanded={false} onClick={nothing}>
          Later
        </Button>
      ),
    },
    {
      what: 'that leads elsewhere',
      drawn: (
        <ButtonLink href="app.html#/time" newTab>
          My time
        </ButtonLink>
      ),
    },
  ],
  'choice-group.tsx': [
    {
      what: 'with one chosen',
      drawn: <ChoiceGroup {...WHO_IS_HERE} chosen="teen" onChoose={nothing} />,
    },
    {
      what: 'by itself',
      drawn: (
        <fieldset>
          <legend>When?</legend>
          <Radios
            options={[
              { value: 'now', label: 'Now', hint: 'At once', testId: 'now' },
              { value: 'later', label: 'Later', testId: 'later' },
            ]}
            chosen="now"
            onChoose={nothing}
          />
        </fieldset>
      ),
    },
  ],
  'duration.tsx': [
    {
      what: 'in a sentence',
      drawn: (
        <p>
          <Duration ms={65 * MINUTE} />
        </p>
      ),
    },
  ],
  'field.tsx': [
    {
      what: 'with an error',
      drawn: (
        <Field label="Name" hint="As you like" error="Please enter a name.">
          {(ties) => <input type="text" {...ties} />}
        </Field>
      ),
    },
  ],
  'icon.tsx': [
    {
      what: 'of each name',
      drawn: (
        <ul class="row" role="list">
          {Object.keys(ICON_PATHS).map((name) => (
            <li key={name} class="tag">
              <Icon name={name as IconName} />
              {name}
            </li>
          ))}
        </ul>
      ),
    },
  ],
  'notice.tsx': [
    {
      what: 'with a link',
      drawn: (
        <Notice title="Not now" text="Try again.">
          <a href="#/time">More</a>
        </Notice>
      ),
    },
    {
      what: 'of something that does not exist yet, with a way out',
      drawn: (
        <EmptyState title="Your first week" text="A bar for each day.">
          <a href="#/welcome">More</a>
        </EmptyState>
      ),
    },
  ],
  'request-notices.tsx': [
    {
      what: 'of a request, and of an answer',
      drawn: (
        <RequestNotices
          profile={profileOf({
            requests: [
              requestOf(),
              requestOf({ id: 'r2', answer: { ms: 0, by: 'dad', at: 1, reason: 'Dinner.' } }),
            ],
          })}
        />
      ),
    },
  ],
  'status-notices.tsx': [
    { what: 'of missing access', drawn: <AccessNotice /> },
    { what: 'of a clock that is behind', drawn: <ClockNotice behindMs={30 * HOUR} /> },
    { what: 'of a full disk', drawn: <StorageNotice issue="full" /> },
    { what: 'of a lost history', drawn: <StorageNotice issue={{ from: 0, at: 30 * HOUR }} /> },
  ],
  'panel.tsx': [
    {
      what: 'with a sentence',
      drawn: (
        <Panel title="Counting is on">
          <p>Since today.</p>
        </Panel>
      ),
    },
  ],
  'action-result.tsx': [
    { what: 'done', drawn: <ActionResult text="Done." /> },
    { what: 'not done', drawn: <ActionResult text="Not done." failed /> },
    { what: 'nothing yet', drawn: <ActionResult text="" /> },
  ],
  'pin-input.tsx': [
    {
      what: 'with a hint',
      drawn: <PinInput label="PIN" value="1234" hint="Four digits" onInput={nothing} />,
    },
    {
      what: 'that stays hidden',
      drawn: <PinInput label="PIN" value="1234" canReveal={false} onInput={nothing} />,
    },
  ],
  'pin-lockout.tsx': [
    {
      what: 'that lasts',
      drawn: <PinLockout profile={profileOf({ waitMs: 30 * SECOND })} onOver={nothing} />,
    },
  ],
  'scope-note.tsx': [{ what: 'by itself', drawn: <ScopeNote /> }],
  'segmented-control.tsx': [
    {
      what: 'with one chosen',
      drawn: (
        <SegmentedControl label="Whose" segments={MIA_AND_BEN} chosen="mia" onChoose={nothing} />
      ),
    },
  ],
  'stepper.tsx': [
    {
      what: 'at its end',
      drawn: (
        <Stepper
          label="Weeks"
          earlier={{ text: 'Earlier week', onStep: nothing }}
          later={{ text: 'Later week', onStep: nothing, isEnd: true }}
        >
          May 4 – 10
        </Stepper>
      ),
    },
  ],
  'total.tsx': [
    { what: 'of an hour', drawn: <Total ms={HOUR} testId="total" /> },
    { what: 'that is not known', drawn: <Total ms={null} testId="no-total" /> },
  ],
};
