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
import type { BackgroundQueryResult } from '../../ui/hooks/use-background-query.ts';
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
import { isAnythingKnown, rowNames } from './week/row-text.ts';
import { SharingChecklist, AdviceForParents } from './week/conversation-tips.tsx';
import { HouseholdWeekHeader } from './week/week-head.tsx';

interface Props {
  readonly settings: PublicSettings | null;
  /** `meeting` opens the full-screen view. */
  readonly part: string;
}

/** The household's week (rule H3), and the household itself. */
export function HouseholdPage({ settings, part }: Props): JSX.Element {
  const wall = useNow();
  const household = useHousehold();
  const [weeksAgo, setWeeksAgo] = useState(0);
  const view = household.reply?.household ?? null;
  const current = settings === null ? null : currentDayOf(settings, wall);
  const isOff = settings !== null && settings.countingSince === null;
  const firstDay: Weekday = view?.firstDay ?? firstWeekday(settings?.firstDay ?? null);
  const isReady = current !== null && !isOff && household.reply !== null;
  const { reviewWeek, result } = useReviewedWeek(
    isReady ? current.today : null,
    firstDay,
    weeksAgo,
  );
  const week = result.reply?.week ?? null;
  const failure = result.answer !== null && !result.answer.ok ? result.answer : null;
  useFocusAfterMeeting(part === 'meeting');
  const refresh = (): void => {
    household.refresh();
    result.refresh();
  };
  return (
    <>
      <ScreenTitle text={t('householdTitle')} />
      <p class="scope">{t('householdScope')}</p>
      {isOff ? <TrackingOff settings={settings} /> : null}
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="household-failure" />
      )}
      {settings === null || current === null || week === null ? null : (
        <Content
          settings={settings}
          week={week}
          household={view}
          isNow={week.week === reviewWeek}
          thisWeek={weekStart(current.today, firstDay)}
          lateFrom={calendarAt(settings.calendars, current.now).lateFrom}
          isMeeting={part === 'meeting'}
          weeksAgo={weeksAgo}
          onGo={setWeeksAgo}
          refresh={refresh}
        />
      )}
    </>
  );
}

interface ReviewedWeek {
  /** The first date of the week under review; `null` while unknown. */
  readonly reviewWeek: DayKey | null;
  readonly result: BackgroundQueryResult<'household-week'>;
}

/**
 * The week under review, or one of `weeksAgo` before. Which one that is depends on whether the
 * previous week has anything to review.
 */
function useReviewedWeek(today: DayKey | null, firstDay: Weekday, weeksAgo: number): ReviewedWeek {
  const usual = today === null ? null : weekToReview(today, firstDay);
  const usualResult = useHouseholdWeek(usual);
  const usualWeek = usualResult.reply?.week ?? null;
  const isEmpty = usualWeek !== null && !isAnythingKnown(usualWeek);
  const reviewWeek = today === null ? null : weekToReview(today, firstDay, isEmpty);
  const start = reviewWeek === null ? null : shiftWeek(reviewWeek, -weeksAgo);
  const isOther = start !== usual;
  const otherResult = useHouseholdWeek(isOther ? start : null);
  const refresh = (): void => {
    usualResult.refresh();
    otherResult.refresh();
  };
  return { reviewWeek, result: { ...(isOther ? otherResult : usualResult), refresh } };
}

/** Focuses the heading after a meeting that was opened by its address, so not from a button. */
function useFocusAfterMeeting(isMeeting: boolean): void {
  const wasMeeting = useRef(isMeeting);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (wasMeeting.current && !isMeeting && isLost) {
      document.querySelector<HTMLElement>('main h1')?.focus();
    }
    wasMeeting.current = isMeeting;
  }, [isMeeting]);
}

interface ContentProps {
  readonly settings: PublicSettings;
  readonly week: HouseholdWeek;
  readonly household: HouseholdView | null;
  /** Whether the week is the one under review. */
  readonly isNow: boolean;
  /** The first date of the current week. */
  readonly thisWeek: DayKey;
  readonly lateFrom: string;
  readonly isMeeting: boolean;
  readonly weeksAgo: number;
  readonly onGo: (weeksAgo: number) => void;
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
      <HouseholdWeekHeader
        week={week}
        title={title}
        weeksAgo={props.weeksAgo}
        isLast={week.week >= thisWeek}
        onGo={props.onGo}
      />
      {isAnythingKnown(week) ? null : (
        <p class="lead">{t(isNow ? 'householdFirstTime' : 'householdUnknown')}</p>
      )}
      <ul class="column member-rows" role="list">
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
        <SharingChecklist />
      </div>
      <AdviceForParents />
      {isNow ? <Suggestions rows={week.rows} names={names} /> : null}
      <WeekNoteField
        key={week.week}
        week={week.week}
        saved={settings.weekNotes.find((note) => note.week === week.week)?.text ?? ''}
      />
      <div class="column household-means no-print">
        {household === null ? (
          <PhoneWeeks rows={week.rows} week={week.week} onChange={refresh} />
        ) : (
          <>
            <ReceiveCard onChange={refresh} />
            <GiveCard
              rows={week.rows}
              week={week.week}
              lateFrom={lateFrom}
              showsSkipped={(member) =>
                household.persons.find((person) => person.member === member)?.showsSkipped === true
              }
              onChange={refresh}
            />
          </>
        )}
        <WeeklyReminderPanel reminder={settings.weeklyReminder} firstDay={weekdayOf(thisWeek)} />
        <HouseholdMembership household={household} onChange={refresh} />
      </div>
      {isMeeting ? (
        <Meeting
          week={week}
          title={title}
          names={names}
          lateFrom={lateFrom}
          question={question === null ? null : t(QUESTION_TEXT[question])}
          onClose={() => location.replace('#/household')}
        />
      ) : null}
    </>
  );
}
