import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, calendarAt } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { HouseholdWeek } from '../../domain/household/week/household-week.ts';
import { shownQuestion } from '../../domain/household/week/conversation-questions.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { topicsOf } from '../../domain/household/week/week-topics.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import type { Reply } from '../../messages/index.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { weekTitle } from '../../ui/text/format-date.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useHousehold, useProfile } from '../../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../../ui/language.ts';
import { useFolderLook } from '../../ui/hooks/use-folder-look.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { useNow } from '../../ui/hooks/use-now.ts';
import { currentDayOf } from '../../ui/usage/current-day.ts';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { TrackingOff } from '../components/tracking-off.tsx';
import { BrowsersPlace } from './browsers-place.tsx';
import { GiveCard } from './cards/give-card.tsx';
import { HouseholdMembership } from './pairing/membership.tsx';
import { Meeting } from './week/meeting.tsx';
import { MemberRow } from './week/member-row.tsx';
import { WeeklyReminderPanel } from './week/weekly-reminder.tsx';
import { Suggestions } from './week/suggestions.tsx';
import { useReviewedWeek } from './week/use-reviewed-week.ts';
import { WeekNoteField } from './week/week-note.tsx';
import { PhoneWeeks } from './cards/phone-weeks.tsx';
import { QUESTION_TEXT } from './week/question-text.ts';
import { Question } from './week/question.tsx';
import { ReceiveCard } from './cards/receive-card.tsx';
import { Inbox } from './sharing/inbox.tsx';
import { useFolder, useFolderInbox } from './sharing/use-folder.ts';
import { isAnythingKnown, rowNames } from './week/row-text.ts';
import { SharingChecklist, AdviceForParents } from './week/conversation-tips.tsx';
import { PrintSheet } from './week/print-sheet.tsx';
import { HouseholdHero } from './week/household-hero.tsx';
import type { Pictured } from './week/week-art.tsx';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';

interface Props {
  readonly settings: PublicSettings | null;
  /** `meeting` opens the full-screen view, `browsers` is a place of its own. */
  readonly part: string;
}

/** The household's week (rule H3), and the household itself. */
export function HouseholdPage(props: Props): JSX.Element {
  return props.part === 'browsers' ? <BrowsersPlace {...props} /> : <WeekPage {...props} />;
}

function WeekPage({ settings, part }: Props): JSX.Element {
  const wall = useNow();
  const household = useHousehold();
  const profileQuery = useProfile();
  const folder = useFolder();
  const inbox = useFolderInbox();
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
    for (const one of [household, result, profileQuery, folder, inbox]) one.refresh();
  };
  const profile = profileQuery.reply?.profile ?? null;
  useFolderLook(profile);
  const items = inbox.reply?.items ?? [];
  const thisWeek = current === null ? '' : weekStart(current.today, firstDay);
  const isNow = week !== null && week.week === reviewWeek;
  const title =
    week === null || current === null ? '' : titleOf(week.week, thisWeek, current.today);
  const isLast = week !== null && week.week >= thisWeek;
  const shown = week === null ? null : { week, title, weeksAgo, isLast, isNow, onGo: setWeeksAgo };
  const people = (week?.rows ?? []).map((row) => ({
    id: row.member ?? row.person,
    isParent: isParent(view, row.person),
  }));
  return (
    <>
      {isOff ? (
        <>
          <ScreenTitle text={t('householdTitle')} />
          <TrackingOff settings={settings} />
        </>
      ) : (
        <HouseholdHero people={people} shown={shown} />
      )}
      {failure === null || isOff ? null : (
        <Notice title={errorText(failure)} text={t('agrAskAgain')} testId="household-failure" />
      )}
      {profile === null || view === null ? null : (
        <Inbox items={items} profile={profile} onChange={refresh} />
      )}
      {settings === null || current === null || week === null ? null : (
        <Content
          settings={settings}
          week={week}
          title={title}
          people={people}
          household={view}
          folder={folder.reply}
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

/** Addresses such as `#/household/browsers` and `#/household/inbox`: parts of the page. */
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
  /** `null` while loading. */
  readonly folder: Reply<'folder'> | null;
  /** Whether the week is the one under review. */
  readonly isNow: boolean;
  readonly firstDay: Weekday;
  readonly lateFrom: string;
  readonly isMeeting: boolean;
  readonly refresh: () => void;
}

function Content(props: ContentProps): JSX.Element {
  const { settings, week, title, people, household, folder } = props;
  const { isNow, lateFrom, isMeeting, refresh } = props;
  const names = rowNames(week.rows);
  const topics = topicsOf(week.rows.map((row) => row.week));
  const asked = settings.askedQuestions;
  const shown = shownQuestion(asked, week.week, topics, isNow);
  const question = shown === null ? null : t(QUESTION_TEXT[shown]);
  const note = settings.weekNotes.find((one) => one.week === week.week)?.text ?? '';
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
          <a href="#/household/browsers">{t('browsersTitle')}</a>
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
        <div class="side-by-side">
          <Question week={week.week} asked={asked} topics={topics} isNow={isNow} />
          <SharingChecklist />
        </div>
        <p class="aside">
          {t('householdScope')}{' '}
          {isAnythingKnown(week) ? `${t('timesRounded')} ${t('rowScale')}` : null}
        </p>
        {isNow ? <Suggestions rows={week.rows} names={names} /> : null}
        <div class="folds">
          <WeekNoteField key={week.week} week={week.week} saved={note} />
          <PhoneWeeks rows={week.rows} week={week.week} onChange={refresh} />
          <WeeklyReminderPanel reminder={settings.weeklyReminder} firstDay={props.firstDay} />
          <AdviceForParents />
        </div>
        <HouseholdMembership
          household={household}
          settings={settings}
          folder={folder}
          onChange={refresh}
        >
          {household === null ? null : (
            <div class="side-by-side">
              <GiveCard
                rows={week.rows}
                persons={household.persons}
                hasFolder={folder !== null && folder.folder !== null}
                week={week.week}
                lateFrom={lateFrom}
                onChange={refresh}
              />
              <ReceiveCard onChange={refresh} />
            </div>
          )}
        </HouseholdMembership>
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
