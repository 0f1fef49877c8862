import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, calendarAt, weekdayOf } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { HouseholdWeek } from '../../domain/household/week/household-week.ts';
import { shownQuestion } from '../../domain/household/week/conversation-questions.ts';
import { weekToReview } from '../../domain/household/week/review-week.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { topicsOf } from '../../domain/household/week/week-topics.ts';
import { shiftWeek, weekStart } from '../../domain/stats/weeks.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { rangeTitle } from '../../ui/text/format-date.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useHouseholdWeek, useHousehold } from '../../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../../ui/language.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { useNow } from '../../ui/hooks/use-now.ts';
import { currentDayOf } from '../../ui/usage/current-day.ts';
import { t } from '../../ui/i18n.ts';
import { TrackingOff } from '../components/tracking-off.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { GiveCard } from './cards/give-card.tsx';
import { HouseholdMembership } from './pairing/membership.tsx';
import { Meeting } from './week/meeting.tsx';
import { MemberRow } from './week/member-row.tsx';
import { WeeklyReminderPanel } from './week/weekly-reminder.tsx';
import { Suggestions } from './week/suggestions.tsx';
import { WeekNoteField } from './week/week-note.tsx';
import { PhoneWeeks } from './cards/phone-weeks.tsx';
import { QUESTION_TEXT } from './week/question-text.ts';
import { Question } from './week/question.tsx';
import { ReceiveCard } from './cards/receive-card.tsx';
import { rowNames } from './week/row-names.ts';
import { isAnythingKnown } from './week/row-text.ts';
import { CheckCard, WorryCorner } from './week/conversation-tips.tsx';
import { WeekHead } from './week/week-head.tsx';

interface Props {
  readonly settings: PublicSettings | null;
  /** What of the page is wanted first; `meeting` for one member after the other. */
  readonly part: string;
}

/** One honest page a week, which a family reads together; parents have a row, too. */
export function HouseholdPage({ settings, part }: Props): JSX.Element {
  const wall = useNow();
  const household = useHousehold();
  const [weeksAgo, setWeeksAgo] = useState(0);
  const kinship = household.reply?.household ?? null;
  const present = settings === null ? null : currentDayOf(settings, wall);
  const isOff = settings !== null && settings.countingSince === null;
  const firstDay: Weekday = kinship?.firstDay ?? firstWeekday(settings?.firstDay ?? null);
  const first = present === null ? null : weekToReview(present.today, firstDay);
  const start = first === null ? null : shiftWeek(first, -weeksAgo);
  const live = useHouseholdWeek(isOff || household.reply === null ? null : start);
  const week = live.reply?.week ?? null;
  const failure = live.answer !== null && !live.answer.ok ? live.answer : null;
  useFocusAfter(part === 'meeting');
  const refresh = (): void => {
    household.refresh();
    live.refresh();
  };
  return (
    <>
      <ScreenTitle text={t('householdTitle')} />
      <p class="scope">{t('householdScope')}</p>
      {isOff ? <TrackingOff settings={settings} /> : null}
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="household-failure" />
      )}
      {settings === null || present === null || week === null || first === null ? null : (
        <Content
          settings={settings}
          week={week}
          household={kinship}
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
  readonly settings: PublicSettings;
  readonly week: HouseholdWeek;
  readonly household: HouseholdView | null;
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
  const { settings, week, household, isNow, thisWeek, lateFrom, isMeeting, refresh } = props;
  const names = rowNames(week.rows);
  const topics = topicsOf(week.rows.map((row) => row.week));
  const asked = settings.askedQuestions;
  const question = shownQuestion(asked, week.week, topics, isNow);
  const isParent = (person: string): boolean =>
    household?.persons.find(({ id }) => id === person)?.grownUp === true;
  const title =
    week.week === thisWeek ? t('householdFirst') : rangeTitle(week.week, addDays(week.week, 6));
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
        <p class="lead">{t(isNow ? 'householdFirstTime' : 'householdUnknown')}</p>
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
        {t('householdSame')} {isAnythingKnown(week) ? `${t('timesRounded')} ` : null}
        <span class="print-only">{t('householdPrinted')}</span>
      </p>
      <div class="table-talk">
        <Question week={week.week} asked={asked} topics={topics} isNow={isNow} />
        <CheckCard />
      </div>
      <WorryCorner />
      {isNow ? <Suggestions rows={week.rows} names={names} /> : null}
      <WeekNoteField
        key={week.week}
        week={week.week}
        noted={settings.weekNotes.find((note) => note.week === week.week)?.text ?? ''}
      />
      <div class="household-means no-print">
        {household === null ? (
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
                household.persons.find((person) => person.member === member)?.showsSkipped === true
              }
              refresh={refresh}
            />
          </>
        )}
        <WeeklyReminderPanel moment={settings.weeklyReminder} firstDay={weekdayOf(thisWeek)} />
        <HouseholdMembership household={household} refresh={refresh} />
      </div>
      {isMeeting ? (
        <Meeting
          week={week}
          title={title}
          names={names}
          lateFrom={lateFrom}
          question={question === null ? null : t(QUESTION_TEXT[question])}
          leave={() => location.replace('#/household')}
        />
      ) : null}
    </>
  );
}
