// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, beforeEach, vi } from 'vitest';
import '../../support/duration-format.ts';
import { BrowsersPlace } from '../../../../src/app/household/browsers-place.tsx';
import { CardView } from '../../../../src/app/household/cards/card-view.tsx';
import { CopyText } from '../../../../src/app/household/pairing/copy-text.tsx';
import { GiveCard } from '../../../../src/app/household/cards/give-card.tsx';
import { HouseholdPage } from '../../../../src/app/household/household-page.tsx';
import { HouseholdPeople } from '../../../../src/app/household/pairing/household-people.tsx';
import { JoinHousehold } from '../../../../src/app/household/pairing/join-household.tsx';
import { HouseholdMembership } from '../../../../src/app/household/pairing/membership.tsx';
import { JoinPreview } from '../../../../src/app/household/pairing/join-preview.tsx';
import { NextUserField } from '../../../../src/app/household/pairing/next-user-field.tsx';
import { LostDevice } from '../../../../src/app/household/pairing/lost-device.tsx';
import { MakeHousehold } from '../../../../src/app/household/pairing/make-household.tsx';
import { Meeting } from '../../../../src/app/household/week/meeting.tsx';
import { MemberRow } from '../../../../src/app/household/week/member-row.tsx';
import { WeeklyReminderPanel } from '../../../../src/app/household/week/weekly-reminder.tsx';
import { Suggestions } from '../../../../src/app/household/week/suggestions.tsx';
import { WeekNoteField } from '../../../../src/app/household/week/week-note.tsx';
import { PairBrowser } from '../../../../src/app/household/pairing/pair-browser.tsx';
import { PhoneWeekForm } from '../../../../src/app/household/cards/phone-week.tsx';
import { PhoneWeeks } from '../../../../src/app/household/cards/phone-weeks.tsx';
import { Question } from '../../../../src/app/household/week/question.tsx';
import { ReceiveCard } from '../../../../src/app/household/cards/receive-card.tsx';
import {
  SharingChecklist,
  AdviceForParents,
} from '../../../../src/app/household/week/conversation-tips.tsx';
import { PrintSheet } from '../../../../src/app/household/week/print-sheet.tsx';
import { MeetingArt, WeekArt } from '../../../../src/app/household/week/week-art.tsx';
import { WeekBars } from '../../../../src/app/household/week/week-bars.tsx';
import { HouseholdHero } from '../../../../src/app/household/week/household-hero.tsx';
import { PasteField } from '../../../../src/app/household/paste-field.tsx';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { machineClock } from '../../../../src/platform/clock.ts';
import type { Failure } from '../../../../src/messages/index.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { card, WEEK as START } from '../../domain/household/week/week-card-fixture.ts';
import { comparedBy, memberWeek } from '../../domain/household/week/member-week-fixture.ts';
import { testAccessibility, press, pressAndRead, type } from '../../support/accessibility.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';
import {
  CARD,
  ELSEWHERE,
  EMPTY_WEEK,
  FILE,
  FULL_CARD,
  KIN,
  MIA,
  NAMES,
  PAIRING,
  PEOPLE,
  SETTINGS,
  TWO,
  WEEK,
} from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// The page opens the database by itself.
beforeAll(async () => (await openDatabase()).close());

beforeEach(() => {
  // The Sunday on which the week of `START` is reviewed.
  vi.spyOn(machineClock, 'now').mockReturnValue({ wall: at('2026-05-10T18:00'), mono: 0 });
});

const nothing = (): void => undefined;
const LAST = { weeksAgo: 0, isLast: true, isNow: true, onGo: nothing };
const REFUSED: Failure = { ok: false, error: 'pairing-typo', detail: '3' };
const NEEDS_PIN: Failure = { ok: false, error: 'needs-pin', detail: '' };

const NO_FOLDER = { folder: null, suggested: null } as const;
const PAGE_ANSWERS = {
  profile: { ok: true, profile: TWO },
  'household-week': { ok: true, week: WEEK },
  'week-card': CARD,
  folder: { ok: true, ...NO_FOLDER },
} as const;

testAccessibility(
  ['app/household', 'app/household/cards', 'app/household/pairing', 'app/household/week'],
  {
    'card-view.tsx': [
      { what: 'of everything', drawn: <CardView card={FULL_CARD} lateFrom="22:00" /> },
      { what: 'of little', drawn: <CardView card={card({ against: null })} lateFrom="22:00" /> },
    ],
    'copy-text.tsx': [{ what: 'by itself', drawn: <CopyText label="The card" text="abc" /> }],
    'give-card.tsx': [
      {
        what: 'as a text',
        drawn: (
          <GiveCard
            rows={WEEK.rows}
            week={START}
            lateFrom="22:00"
            persons={KIN.persons}
            hasFolder
            onChange={nothing}
          />
        ),
        answers: {
          'week-card': CARD,
          'give-card': { ok: true, text: 'abc', file: FILE, card: FULL_CARD },
        },
        act: async () => {
          await screen.findByTestId('card-view');
          await press('give-text');
          await screen.findByTestId('copy-text');
        },
      },
    ],
    'household-page.tsx': [
      {
        what: 'of a household',
        drawn: <HouseholdPage settings={SETTINGS} part="" />,
        answers: { ...PAGE_ANSWERS, household: { ok: true, household: KIN } },
        act: () => screen.findByTestId('card-view'),
      },
      {
        what: 'of one browser, before anything is known',
        drawn: <HouseholdPage settings={SETTINGS} part="" />,
        answers: {
          ...PAGE_ANSWERS,
          household: { ok: true, household: null },
          'household-week': { ok: true, week: EMPTY_WEEK },
        },
        act: () => screen.findByTestId('kinship'),
      },
      {
        what: 'in the meeting',
        drawn: <HouseholdPage settings={SETTINGS} part="meeting" />,
        answers: { ...PAGE_ANSWERS, household: { ok: true, household: KIN } },
        act: () => screen.findByTestId('card-view'),
      },
      {
        what: 'that could not be read',
        drawn: <HouseholdPage settings={SETTINGS} part="" />,
        answers: { household: { ok: true, household: null } },
        act: () => screen.findByTestId('household-failure'),
      },
      {
        what: 'while nothing is counted',
        drawn: <HouseholdPage settings={DEFAULT_SETTINGS} part="" />,
      },
    ],
    'browsers-place.tsx': [
      {
        what: 'of a household',
        drawn: <BrowsersPlace settings={SETTINGS} />,
        answers: { ...PAGE_ANSWERS, household: { ok: true, household: KIN } },
        act: () => screen.findByTestId('shared-folder'),
      },
      { what: 'while nothing is counted', drawn: <BrowsersPlace settings={DEFAULT_SETTINGS} /> },
    ],
    'household-people.tsx': [
      {
        what: 'of whom one cannot go',
        drawn: <HouseholdPeople household={KIN} onChange={nothing} />,
        answers: { 'remove-person': NEEDS_PIN },
        act: () => pressAndRead('forget-person', 'kin-result'),
      },
    ],
    'join-household.tsx': [
      {
        what: 'with a wrong letter',
        drawn: <JoinHousehold profile={TWO} onDone={nothing} />,
        answers: { 'read-pairing': REFUSED },
        act: () => pressAndRead('join-submit', 'join-result'),
      },
      {
        what: 'as somebody, from a file',
        drawn: <JoinHousehold profile={TWO} onDone={nothing} />,
        answers: { 'read-pairing': { ok: true, pairing: PAIRING }, 'join-household': NEEDS_PIN },
        act: async () => {
          const file = new File(['{}'], 'kintime-household.json');
          fireEvent.change(screen.getByTestId('pairing-file'), { target: { files: [file] } });
          await screen.findByTestId('join-as');
          await pressAndRead('join-submit', 'join-result');
        },
      },
      {
        what: 'again, with a text',
        drawn: <JoinHousehold profile={TWO} onDone={nothing} />,
        answers: { 'read-pairing': { ok: true, pairing: { ...PAIRING, again: true } } },
        act: async () => {
          type('join-household', 'kt1');
          await screen.findByTestId('join-preview');
        },
      },
    ],
    'join-preview.tsx': [
      { what: 'as somebody', drawn: <JoinPreview view={PAIRING} as={MIA.person} /> },
      { what: 'as somebody new', drawn: <JoinPreview view={PAIRING} as={null} /> },
      {
        what: 'again, with a new key',
        drawn: <JoinPreview view={{ ...PAIRING, again: true, newKey: true }} as={null} />,
      },
    ],
    'next-user-field.tsx': [
      {
        what: 'undecided',
        drawn: <NextUserField people={KIN.persons} value="" onChange={nothing} />,
      },
    ],
    'membership.tsx': [
      {
        what: 'none yet',
        drawn: (
          <HouseholdMembership
            household={null}
            settings={SETTINGS}
            folder={NO_FOLDER}
            onChange={nothing}
          />
        ),
        answers: { profile: { ok: true, profile: TWO } },
        act: () => screen.findByTestId('make-household'),
      },
      {
        what: 'of several',
        drawn: (
          <HouseholdMembership
            household={KIN}
            settings={SETTINGS}
            folder={NO_FOLDER}
            onChange={nothing}
          />
        ),
        answers: { profile: { ok: true, profile: TWO } },
      },
    ],
    'lost-device.tsx': [
      {
        what: 'asking about a new key',
        drawn: <LostDevice hasFolder onDone={nothing} />,
        act: () => press('renew-key'),
      },
      {
        what: 'asking about leaving',
        drawn: <LostDevice hasFolder onDone={nothing} />,
        act: () => press('leave-household'),
      },
    ],
    'make-household.tsx': [
      {
        what: 'without a name',
        drawn: <MakeHousehold members={TWO.members} onDone={nothing} />,
        answers: { 'make-household': { ok: false, error: 'name-missing', detail: '' } },
        act: () => pressAndRead('make-household', 'make-household-result'),
      },
    ],
    'meeting.tsx': [
      {
        what: 'with a question',
        drawn: (
          <Meeting
            week={WEEK}
            title="May"
            names={NAMES}
            people={PEOPLE}
            lateFrom="22:00"
            question="What is a good moment to stop?"
            onClose={nothing}
          />
        ),
      },
    ],
    'member-row.tsx': [
      {
        what: 'of a parent, and of nothing known',
        drawn: (
          <ul>
            <MemberRow row={MIA} name="Mia" isParent week={START} lateFrom="22:00" />
            <MemberRow
              row={{ ...MIA, week: null }}
              name="Mia"
              isParent={false}
              week={START}
              lateFrom="22:00"
            />
          </ul>
        ),
      },
    ],
    'weekly-reminder.tsx': [
      {
        what: 'chosen',
        drawn: <WeeklyReminderPanel firstDay={1} reminder={{ weekday: 7, at: '17:00' }} />,
      },
      { what: 'not chosen', drawn: <WeeklyReminderPanel firstDay={1} reminder={null} /> },
    ],
    'suggestions.tsx': [{ what: 'of two', drawn: <Suggestions rows={WEEK.rows} names={NAMES} /> }],
    'week-note.tsx': [
      {
        what: 'written',
        drawn: <WeekNoteField week={START} saved="Phones sleep in the kitchen." />,
      },
      { what: 'empty', drawn: <WeekNoteField week={START} saved="" /> },
    ],
    'pair-browser.tsx': [
      {
        what: 'with its letters',
        drawn: <PairBrowser household={KIN} />,
        answers: { pairing: { ok: true, groups: ['ab2c', 'de3f'], short: ['ab2c'], file: FILE } },
        act: async () => {
          fireEvent.change(screen.getByTestId('pair-for'), { target: { value: 'new' } });
          await press('show-pairing');
          await screen.findByTestId('pairing-text');
        },
      },
      {
        what: 'refused',
        drawn: <PairBrowser household={KIN} />,
        answers: { pairing: NEEDS_PIN },
        act: () => {
          fireEvent.change(screen.getByTestId('pair-for'), { target: { value: 'new' } });
          return pressAndRead('save-pairing', 'pair-result');
        },
      },
    ],
    'phone-week.tsx': [
      {
        what: 'refused',
        drawn: <PhoneWeekForm member="mia" week={START} phoneMs={3 * HOUR} onChange={nothing} />,
        answers: { 'set-phone-week': { ok: false, error: 'not-there', detail: '' } },
        act: () => pressAndRead('phone-week-save', 'phone-week-result'),
      },
    ],
    'phone-weeks.tsx': [
      {
        what: 'of two',
        drawn: <PhoneWeeks rows={WEEK.rows} week={START} onChange={nothing} />,
      },
    ],
    'question.tsx': [
      {
        what: 'of this week',
        drawn: (
          <Question
            week={START}
            asked={[{ id: 'trust1', week: START }]}
            topics={{ late: false, long: false, phone: false, elsewhere: false }}
            isNow
          />
        ),
      },
    ],
    'receive-card.tsx': [{ what: 'before', drawn: <ReceiveCard onChange={nothing} /> }],
    'conversation-tips.tsx': [
      { what: 'the check', drawn: <SharingChecklist /> },
      { what: 'the quiet corner', drawn: <AdviceForParents /> },
    ],
    'household-hero.tsx': [
      {
        what: 'of the last one',
        drawn: <HouseholdHero people={PEOPLE} shown={{ week: WEEK, title: 'May', ...LAST }} />,
      },
      {
        what: 'of an earlier one, empty',
        drawn: (
          <HouseholdHero
            people={PEOPLE}
            shown={{ week: EMPTY_WEEK, title: 'May', ...LAST, weeksAgo: 2, isLast: false }}
          />
        ),
      },
      { what: 'before it is there', drawn: <HouseholdHero people={[]} shown={null} /> },
    ],
    'week-art.tsx': [
      {
        what: 'of all, and of one',
        drawn: (
          <>
            <WeekArt people={PEOPLE} />
            <MeetingArt people={PEOPLE.slice(0, 1)} />
          </>
        ),
      },
    ],
    'week-bars.tsx': [
      {
        what: 'of everything',
        drawn: (
          <WeekBars
            own={memberWeek({
              comparison: comparedBy('less', HOUR, { nowMs: 2 * HOUR, beforeMs: 3 * HOUR }),
              elsewhere: ELSEWHERE,
            })}
            outsideText="About 9 hr elsewhere"
          />
        ),
      },
      {
        what: 'of a phone alone',
        drawn: <WeekBars own={memberWeek({ totalMs: null, phoneMs: HOUR })} outsideText="1 hr" />,
      },
    ],
    'print-sheet.tsx': [
      {
        what: 'with a note',
        drawn: (
          <PrintSheet
            week={WEEK}
            title="May"
            names={NAMES}
            lateFrom="22:00"
            question="What is a good moment to stop?"
            note="Phones sleep in the kitchen."
          />
        ),
      },
    ],
    'paste-field.tsx': [
      {
        what: 'by itself',
        drawn: <PasteField label="Card" value="" testId="paste" onInput={nothing} />,
      },
    ],
  },
);
