import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, calendarAt, weekdayOf } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { HouseholdWeek } from '../../domain/household/week/household-week.ts';
import { shownQuestion } from '../../domain/household/week/conversation-questions.ts';
import { weekToRead } from '../../domain/household/week/review-week.ts';
import type { ShownSettings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { topicsOf } from '../../domain/household/week/week-topics.ts';
import { shiftWeek, weekStart } from '../../domain/stats/weeks.ts';
import type { KinView } from '../../messages/views.ts';
import { rangeTitle } from '../../ui/text/format-date.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { useHouseholdWeek, useKin } from '../../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../../ui/language.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { useWall } from '../../ui/hooks/use-now.ts';
import { presentOf } from '../../ui/usage/current-day.ts';
import { say } from '../../ui/i18n.ts';
import { CountingOff } from '../components/tracking-off.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { GiveCard } from './cards/give-card.tsx';
import { Kinship } from './pairing/membership.tsx';
import { Meeting } from './week/meeting.tsx';
import { MemberRow } from './week/member-row.tsx';
import { Moment } from './week/weekly-reminder.tsx';
import { NextWeek } from './week/suggestions.tsx';
import { Note } from './week/week-note.tsx';
import { PhoneWeeks } from './cards/phone-weeks.tsx';
import { QUESTION_WORDS } from './week/question-text.ts';
import { Question } from './week/question.tsx';
import { ReceiveCard } from './cards/receive-card.tsx';
import { rowNames } from './week/row-names.ts';
import { isAnythingKnown } from './week/row-text.ts';
import { CheckCard, WorryCorner } from './week/conversation-tips.tsx';
import { WeekHead } from './week/week-head.tsx';

interface Props {
  readonly settings: ShownSettings | null;
  /** What of the page is wanted first; `meeting` for one member after the other. */
  readonly part: string;
}

/** One honest page a week, which a family reads together; parents have a row, too. */
export function HouseholdPage({ settings, part }: Props): JSX.Element {
  const wall = useWall();
  const kin = useKin();
  const [weeksAgo, setWeeksAgo] = useState(0);
  const kinship = kin.reply?.kin ?? null;
  const present = settings === null ? null : presentOf(settings, wall);
  const isOff = settings !== null && settings.countingSince === null;
  const firstDay: Weekday = kinship?.firstDay ?? firstWeekday(settings?.firstDay ?? null);
  const first = present === null ? null : weekToRead(present.today, firstDay);
  const start = first === null ? null : shiftWeek(first, -weeksAgo);
  const live = useHouseholdWeek(isOff || kin.reply === null ? null : start);
  const week = live.reply?.week ?? null;
  const failure = live.answer !== null && !live.answer.ok ? live.answer : null;
  useFocusAfter(part === 'meeting');
  const refresh = (): void => {
    kin.refresh();
    live.refresh();
  };
  return (
    <>
      <ScreenTitle text={say('householdTitle')} />
      <p class="scope">{say('householdScope')}</p>
      {isOff ? <CountingOff settings={settings} /> : null}
      {failure === null || isOff ? null : (
        <Notice title={failureText(failure)} text={say('agrAskAgain')} testId="household-failure" />
      )}
      {settings === null || present === null || week === null || first === null ? null : (
        <Content
          settings={settings}
          week={week}
          kin={kinship}
          isNow={week.week === first}
          thisWeek={weekStart(present.today, firstDay)}
          lateFrom={calendarAt(settings.calendars, present.now).lateFrom}
          isMeeting={part === 'meeting'}
          weeksAgo={weeksAgo}
          go={setWeeksAgo}
          refresh={refresh}
        />
      )}
    </>
  );
}

/** Who came straight to the meeting has pressed nothing that the focus could go back to. */
function useFocusAfter(isMeeting: boolean): void {
  const was = useRef(isMeeting);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (was.current && !isMeeting && isLost) {
      document.querySelector<HTMLElement>('main h1')?.focus();
    }
    was.current = isMeeting;
  }, [isMeeting]);
}

interface ContentProps {
  readonly settings: ShownSettings;
  readonly week: HouseholdWeek;
  readonly kin: KinView | null;
  /** Whether it is the week that is read together now. */
  readonly isNow: boolean;
  /** The first date of the week that runs. */
  readonly thisWeek: DayKey;
  readonly lateFrom: string;
  readonly isMeeting: boolean;
  readonly weeksAgo: number;
  readonly go: (weeksAgo: number) => void;
  readonly refresh: () => void;
}

function Content(props: ContentProps): JSX.Element {
  const { settings, week, kin, isNow, thisWeek, lateFrom, isMeeting, refresh } = props;
  const names = rowNames(week.rows);
  const topics = topicsOf(week.rows.map((row) => row.week));
  const asked = settings.askedQuestions;
  const question = shownQuestion(asked, week.week, topics, isNow);
  const isParent = (person: string): boolean =>
    kin?.persons.find(({ id }) => id === person)?.grownUp === true;
  const title =
    week.week === thisWeek ? say('householdFirst') : rangeTitle(week.week, addDays(week.week, 6));
  return (
    <>
      <WeekHead
        week={week}
        title={title}
        shown={props.weeksAgo}
        isLast={week.week >= thisWeek}
        go={props.go}
      />
      {isAnythingKnown(week) ? null : (
        <p class="lead">{say(isNow ? 'householdFirstTime' : 'householdUnknown')}</p>
      )}
      <ul class="member-rows" role="list">
        {week.rows.map((row) => (
          <MemberRow
            key={row.person}
            row={row}
            name={names.get(row.person) ?? ''}
            isParent={isParent(row.person)}
            week={week.week}
            lateFrom={lateFrom}
          />
        ))}
      </ul>
      <p class="aside">
        {say('householdSame')} {isAnythingKnown(week) ? `${say('timesRounded')} ` : null}
        <span class="print-only">{say('householdPrinted')}</span>
      </p>
      <div class="table-talk">
        <Question week={week.week} asked={asked} topics={topics} isNow={isNow} />
        <CheckCard />
      </div>
      <WorryCorner />
      {isNow ? <NextWeek rows={week.rows} names={names} /> : null}
      <Note
        key={week.week}
        week={week.week}
        noted={settings.weekNotes.find((note) => note.week === week.week)?.text ?? ''}
      />
      <div class="household-means no-print">
        {kin === null ? (
          <PhoneWeeks rows={week.rows} names={names} week={week.week} changed={refresh} />
        ) : (
          <>
            <ReceiveCard refresh={refresh} />
            <GiveCard
              rows={week.rows}
              names={names}
              week={week.week}
              lateFrom={lateFrom}
              showsSkipped={(member) =>
                kin.persons.find((person) => person.member === member)?.showsSkipped === true
              }
              refresh={refresh}
            />
          </>
        )}
        <Moment moment={settings.moment} firstDay={weekdayOf(thisWeek)} />
        <Kinship kin={kin} refresh={refresh} />
      </div>
      {isMeeting ? (
        <Meeting
          week={week}
          title={title}
          names={names}
          lateFrom={lateFrom}
          question={question === null ? null : say(QUESTION_WORDS[question])}
          leave={() => location.replace('#/household')}
        />
      ) : null}
    </>
  );
}
