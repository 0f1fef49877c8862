import type { JSX } from 'preact';
import type { Feed } from '../domain/feeds.ts';
import type { Gap } from '../domain/gaps.ts';
import { calendarOn } from '../domain/measured.ts';
import type { Calendar } from '../domain/calendar.ts';
import { dayTitle, timeText, wallTimeText } from '../ui/dates.ts';
import { Duration } from '../ui/duration.tsx';
import { durationText } from '../ui/durations.ts';
import type { DayShown } from '../ui/overview.ts';
import { say, sayCount } from '../ui/words.ts';
import type { Key } from '../ui/words.ts';
import { GapList } from './gap-list.tsx';

const FEED_NAMES: Record<Feed, Key> = {
  'for-you': 'feedForYou',
  following: 'feedFollowing',
  friends: 'feedFriends',
  live: 'feedLive',
  messages: 'feedMessages',
  search: 'feedSearch',
  profile: 'feedProfile',
  other: 'feedOther',
};

interface Props {
  readonly days: readonly DayShown[];
  readonly gaps: readonly Gap[];
  readonly calendars: readonly Calendar[];
}

/** The days of a week in words, the latest first; days to come are left out. */
export function DayList({ days, gaps, calendars }: Props): JSX.Element {
  return (
    <ol class="days" role="list">
      {days
        .filter(({ ahead }) => !ahead)
        .toReversed()
        .map((day) => {
          const calendar = calendarOn(calendars, day.date);
          return (
            <li key={day.date} data-testid="day" data-date={day.date}>
              <h3>{dayTitle(day.date)}</h3>
              <p class="day-total">
                {day.ms === null ? say('notMeasured') : <Duration ms={day.ms} />}
              </p>
              <DayFacts day={day} calendar={calendar} />
              <GapList
                // The line above says already that the day was deleted.
                gaps={day.deleted ? gaps.filter(({ reason }) => reason !== 'deleted') : gaps}
                date={day.date}
                calendar={calendar}
              />
            </li>
          );
        })}
    </ol>
  );
}

interface FactsProps {
  readonly day: DayShown;
  readonly calendar: Calendar;
}

function DayFacts({ day, calendar }: FactsProps): JSX.Element {
  const feeds = day.feeds.map(([feed, ms]) =>
    say('feedTime', say(FEED_NAMES[feed]), durationText(ms)),
  );
  return (
    <>
      <FactList facts={factsOf(day, calendar)} />
      {feeds.length === 0 ? null : <FactList facts={feeds} />}
    </>
  );
}

function FactList({ facts }: { readonly facts: readonly string[] }): JSX.Element {
  return (
    <ul class="facts" role="list">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function factsOf(day: DayShown, calendar: Calendar): string[] {
  const { ms, deleted, longestMs, opens, lateMs } = day;
  if (ms === null) return [say(deleted ? 'wasDeleted' : 'wasNotOn')];
  const missing = missingOf(day, calendar);
  if (ms === 0) return [say('nothingThatDay'), ...missing];
  const late = wallTimeText(calendar.lateFrom);
  return [
    say('longestSession', durationText(longestMs)),
    sayCount('openedTimes', opens),
    lateMs === 0 ? say('nothingLate', late) : say('lateTime', durationText(lateMs), late),
    ...missing,
  ];
}

function missingOf({ from, partly }: DayShown, { zone }: Calendar): string[] {
  if (from !== null) return [say('dayCountedFrom', timeText(from, zone))];
  return partly ? [say('partlyCounted')] : [];
}
