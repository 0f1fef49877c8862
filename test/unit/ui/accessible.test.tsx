// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { readdirSync } from 'node:fs';
import { ConfirmDialog } from '../../../src/app/confirm-dialog.tsx';
import { CopyText } from '../../../src/app/household/copy-text.tsx';
import { Meeting } from '../../../src/app/household/meeting.tsx';
import { MemberRow } from '../../../src/app/household/member-row.tsx';
import { Moment } from '../../../src/app/household/moment.tsx';
import { Note } from '../../../src/app/household/note.tsx';
import { Question } from '../../../src/app/household/question.tsx';
import { ReceiveCard } from '../../../src/app/household/receive-card.tsx';
import { CheckCard, WorryCorner } from '../../../src/app/household/talk.tsx';
import { WeekHead } from '../../../src/app/household/week-head.tsx';
import type { HouseholdWeek } from '../../../src/domain/household-week.ts';
import { HOUR, MINUTE } from '../../../src/domain/units.ts';
import { Button, ButtonLink } from '../../../src/ui/button.tsx';
import { Choice } from '../../../src/ui/choice.tsx';
import { Duration } from '../../../src/ui/duration.tsx';
import { EmptyState } from '../../../src/ui/empty-state.tsx';
import { Field } from '../../../src/ui/field.tsx';
import { Notice } from '../../../src/ui/notice.tsx';
import { AccessNotice, ClockNotice, StorageNotice } from '../../../src/ui/notices.tsx';
import { Panel } from '../../../src/ui/panel.tsx';
import { Result } from '../../../src/ui/result.tsx';
import { ScopeLine } from '../../../src/ui/scope-line.tsx';
import { Segments } from '../../../src/ui/segments.tsx';
import { Stepper } from '../../../src/ui/stepper.tsx';
import { Total } from '../../../src/ui/total.tsx';
import { memberWeek } from '../domain/member-week.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(cleanup);

const nothing = (): void => undefined;

/** Each component of `src/ui` by its file, in each shape that it has. */
const SHARED: Readonly<Record<string, readonly JSX.Element[]>> = {
  'button.tsx': [
    <Button onClick={nothing}>Save</Button>,
    <Button kind="primary" off expanded={false} onClick={nothing}>
      Later
    </Button>,
    <ButtonLink href="app.html#/time" newTab>
      My time
    </ButtonLink>,
  ],
  'choice.tsx': [
    <Choice
      legend="Who is here?"
      options={[
        { value: 'teen', label: 'The teen' },
        { value: 'parent', label: 'A parent', hint: 'Counting waits.' },
      ]}
      chosen="teen"
      onChoose={nothing}
    />,
  ],
  'duration.tsx': [
    <p>
      <Duration ms={65 * MINUTE} />
    </p>,
  ],
  'empty-state.tsx': [
    <EmptyState title="Your first week" text="A bar for each day." preview={<b>shape</b>}>
      <a href="#/welcome">More</a>
    </EmptyState>,
  ],
  'field.tsx': [
    <Field label="Name" hint="As you like" error="Please enter a name.">
      {(ties) => <input {...ties} />}
    </Field>,
  ],
  'notice.tsx': [
    <Notice title="Not now" text="Try again.">
      <a href="#/time">More</a>
    </Notice>,
  ],
  'notices.tsx': [
    <AccessNotice />,
    <ClockNotice behindMs={30 * HOUR} />,
    <StorageNotice problem="full" />,
  ],
  'panel.tsx': [
    <Panel title="Counting is on">
      <p>Since today.</p>
    </Panel>,
  ],
  'result.tsx': [<Result text="Done." />, <Result text="Not done." failed />, <Result text="" />],
  'scope-line.tsx': [<ScopeLine />],
  'segments.tsx': [
    <Segments
      label="Whose"
      segments={[
        { value: 'mia', text: 'Mia' },
        { value: 'ben', text: 'Ben' },
      ]}
      chosen="mia"
      onChoose={nothing}
    />,
  ],
  'stepper.tsx': [
    <Stepper
      label="Weeks"
      earlier={{ text: 'Earlier week', onStep: nothing }}
      later={{ text: 'Later week', onStep: nothing, isEnd: true }}
    />,
  ],
  'total.tsx': [<Total ms={HOUR} testId="total" />, <Total ms={null} testId="no-total" />],
};

/** Draws nothing of its own: it shows a page once its words are there. */
const WITHOUT_LOOKS = ['opening.tsx'];

const MIA = { person: 'p1', name: 'Mia', member: 'mia', week: memberWeek({ wentWell: 'kept' }) };
const WEEK: HouseholdWeek = {
  week: '2026-05-04',
  rows: [MIA, { person: 'p2', name: 'Ben', member: null, week: null }],
  totalMs: 3 * HOUR,
  comparison: { kind: 'same', byMs: 0 },
};
const NAMES = new Map([
  ['p1', 'Mia'],
  ['p2', 'Ben'],
]);

const HOUSEHOLD: readonly (readonly [name: string, drawn: JSX.Element])[] = [
  [
    'the meeting',
    <Meeting
      week={WEEK}
      title="May"
      names={NAMES}
      lateFrom="22:00"
      question="What is a good moment to stop?"
      leave={nothing}
    />,
  ],
  ['the head of the week', <WeekHead week={WEEK} title="May" shown={0} isLast go={nothing} />],
  [
    'a row',
    <ul>
      <MemberRow row={MIA} name="Mia" isParent week="2026-05-04" lateFrom="22:00" />
    </ul>,
  ],
  [
    'the question',
    <Question
      week="2026-05-04"
      asked={[{ id: 'trust1', week: '2026-05-04' }]}
      topics={{ late: false, long: false, phone: false, elsewhere: false }}
      isNow
    />,
  ],
  ['the check', <CheckCard />],
  ['the quiet corner', <WorryCorner />],
  ['the note', <Note week="2026-05-04" noted="Phones sleep in the kitchen." />],
  ['the moment', <Moment moment={{ weekday: 7, at: '17:00' }} firstDay={1} />],
  ['what takes a card in', <ReceiveCard refresh={nothing} />],
  ['a text to copy', <CopyText label="The card" hint="Paste it there." text="abc" />],
  [
    'a dialog',
    <ConfirmDialog
      open
      title="Leave?"
      text="The key goes."
      confirm="Leave"
      confirmTestId="leave"
      onConfirm={nothing}
      onClose={nothing}
    />,
  ],
];

async function faultsOf(drawn: JSX.Element): Promise<unknown[]> {
  render(drawn);
  const { violations } = await axe.run(document.body, {
    // Colours need a browser; regions and the order of headings are the page's.
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'heading-order': { enabled: false },
    },
  });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

describe('a machine finds no fault', () => {
  const shared = Object.entries(SHARED).flatMap(([file, all]) =>
    all.map((drawn, i) => [`${file}, ${i + 1}`, drawn] as const),
  );
  it.each(shared)('in %s', async (_, drawn) => {
    expect(await faultsOf(drawn)).toEqual([]);
  });

  it.each(HOUSEHOLD)('in %s of the household', async (_, drawn) => {
    expect(await faultsOf(drawn)).toEqual([]);
  });

  it('where it would find one', async () => {
    expect(await faultsOf(<input />)).toHaveLength(1);
  });

  it('in any component that pages share: none is left out', () => {
    const files = readdirSync(`${import.meta.dirname}/../../../src/ui`).filter((file) =>
      file.endsWith('.tsx'),
    );
    expect(Object.keys(SHARED).concat(WITHOUT_LOOKS).toSorted()).toEqual(files.toSorted());
  });
});
