import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, calendarAt } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { HouseholdWeek } from '../../domain/household/week/household-week.ts';
import { shownQuestion } from '../../domain/household/week/conversation-questions.ts';
import { weekToReview } from '../../domain/household/week/review-week.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { topicsOf } from '../../domain/household/week/week-topics.ts';
import { shiftWeek, weekStart } from '../../domain/stats/weeks.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { weekTitle } from '../../ui/text/format-date.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useHouseholdWeek, useHousehold, useProfile } from '../../ui/hooks/use-background-query.ts';
import type { BackgroundQueryResult } from '../../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../../ui/language.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { useNow } from '../../ui/hooks/use-now.ts';
import { currentDayOf } from '../../ui/usage/current-day.ts';
import { t } from '../../ui/i18n.ts';
import { TrackingOff } from '../components/tracking-off.tsx';
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
import { PrintSheet } from './week/print-sheet.tsx';
import { HouseholdHero } from './week/household-hero.tsx';
import type { Pictured } from './week/week-art.tsx';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';

interface Props {
  readonly settings: PublicSettings | null;
  /** `meeting` opens the full-screen view. */
  readonly part: string;
}

/** The household's week (rule H3), and the household itself. */
export function HouseholdPage({ settings, part }: Props): JSX.Element {
  const wall = useNow();
  const household = useHousehold();
  // For the colours of its people.
  useProfile();
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
  useScrollToPart(week === null ? '' : part);
  const refresh = (): void => {
    household.refresh();
    result.refresh();
  };
  const thisWeek = current === null ? '' : weekStart(current.today, firstDay);
  const isNow = week !== null && week.week === reviewWeek;
  const title =
    week === null || current === null ? '' : titleOf(week.week, thisWeek, current.today);
  const people = (week?.rows ?? []).map((row) => ({
    id: row.member ?? row.person,
    isParent: isParent(view, row.person),
  }));
  return (
    <>
      <HouseholdHero
        isOff={isOff}
        people={people}
        shown={
          week === null
            ? null
            : {
                week,
                title,
                weeksAgo,
                isLast: week.week >= thisWeek,
                isNow,
                onGo: setWeeksAgo,
              }
        }
      />
      {isOff ? <TrackingOff settings={settings} /> : null}
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="household-failure" />
      )}
      {settings === null || current === null || week === null ? null : (
        <Content
          settings={settings}
          week={week}
          title={title}
          people={people}
          household={view}
          isNow={isNow}
          firstDay={firstDay}
          lateFrom={calendarAt(settings.calendars, current.now).lateFrom}
          isMeeting={part === 'meeting'}
          refresh={refresh}
        />
      )}
    </>
  );
}

function isParent(household: HouseholdView | null, person: string): boolean {
  return household?.persons.find(({ id }) => id === person)?.grownUp === true;
}

/** The dates of a week, or that it is not over. */
function titleOf(week: DayKey, thisWeek: DayKey, today: DayKey): string {
  return week === thisWeek ? t('householdFirst') : weekTitle(week, addDays(week, 6), today);
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

/** The addresses `#/household/cards` and `#/household/browsers`: parts of the page. */
function useScrollToPart(part: string): void {
  useEffect(() => {
    const heading = part === '' ? null : document.getElementById(part);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [part]);
}

interface ContentProps {
  readonly settings: PublicSettings;
  readonly week: HouseholdWeek;
  readonly title: string;
  /** In the order of the rows. */
  readonly people: readonly Pictured[];
  readonly household: HouseholdView | null;
  /** Whether the week is the one under review. */
  readonly isNow: boolean;
  readonly firstDay: Weekday;
  readonly lateFrom: string;
  readonly isMeeting: boolean;
  readonly refresh: () => void;
}

function Content(props: ContentProps): JSX.Element {
  const { settings, week, title, people, household, isNow, lateFrom, isMeeting, refresh } = props;
  const names = rowNames(week.rows);
  const topics = topicsOf(week.rows.map((row) => row.week));
  const asked = settings.askedQuestions;
  const shown = shownQuestion(asked, week.week, topics, isNow);
  const question = shown === null ? null : t(QUESTION_TEXT[shown]);
  const note = settings.weekNotes.find((one) => one.week === week.week)?.text ?? '';
  const reminder = (
    <WeeklyReminderPanel reminder={settings.weeklyReminder} firstDay={props.firstDay} />
  );
  return (
    <>
      <div class="household no-print">
        <p class="row">
          <ButtonLink href="#/household/meeting" testId="meet">
            <Icon name="table" />
            {t('householdMeet')}
          </ButtonLink>
          <Button testId="print-week" onClick={() => print()}>
            <Icon name="print" />
            {t('householdPrint')}
          </Button>
          {household === null ? (
            <a href="#/household/browsers">{t('kinNoneTitle')}</a>
          ) : (
            <a href="#/household/cards">{t('receiveTitle')}</a>
          )}
        </p>
        <h2 class="unseen">{t('meetTitle')}</h2>
        <ul class="member-rows" role="list">
          {week.rows.map((row) => (
            <MemberRow
              key={row.person}
              row={row}
              name={names.get(row.person) ?? ''}
              isParent={isParent(household, row.person)}
              week={week.week}
              lateFrom={lateFrom}
            />
          ))}
        </ul>
        <p class="aside">
          {t('householdScope')}{' '}
          {isAnythingKnown(week) ? `${t('timesRounded')} ${t('rowScale')}` : null}
        </p>
        <div class="side-by-side">
          <Question week={week.week} asked={asked} topics={topics} isNow={isNow} />
          <SharingChecklist />
        </div>
        <div class="side-by-side">
          <WeekNoteField key={week.week} week={week.week} saved={note} />
          {isNow ? <Suggestions rows={week.rows} names={names} /> : null}
        </div>
        <AdviceForParents />
        {household === null ? null : (
          <section class="stack">
            <h2 id="cards" tabIndex={-1}>
              {t('cardsTitle')}
            </h2>
            <div class="side-by-side">
              <GiveCard
                rows={week.rows}
                persons={household.persons}
                week={week.week}
                lateFrom={lateFrom}
                onChange={refresh}
              />
              <div class="stack">
                <ReceiveCard onChange={refresh} />
                {reminder}
              </div>
            </div>
          </section>
        )}
        <HouseholdMembership household={household} onChange={refresh} />
        {household === null ? (
          <div class="side-by-side">
            <PhoneWeeks rows={week.rows} week={week.week} onChange={refresh} />
            {reminder}
          </div>
        ) : null}
      </div>
      <PrintSheet
        week={week}
        title={title}
        names={names}
        lateFrom={lateFrom}
        question={question}
        note={note}
      />
      {isMeeting ? (
        <Meeting
          week={week}
          title={title}
          names={names}
          people={people}
          lateFrom={lateFrom}
          question={question}
          onClose={() => location.replace('#/household')}
        />
      ) : null}
    </>
  );
}
