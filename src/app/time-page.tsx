import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addDays } from '../domain/calendar.ts';
import { memberAt } from '../domain/members.ts';
import { membersHere } from '../domain/picture.ts';
import type { Picture } from '../domain/picture.ts';
import { rangeTitle } from '../ui/dates.ts';
import { firstWeekday } from '../ui/language.ts';
import { quarterOf, useWall } from '../ui/now.ts';
import { overviewOf } from '../ui/overview.ts';
import type { Overview } from '../ui/overview.ts';
import { useReading } from '../ui/picture.ts';
import { ScopeLine } from '../ui/scope-line.tsx';
import { Total } from '../ui/total.tsx';
import { WeekBars } from '../ui/week-bars.tsx';
import { say } from '../ui/words.ts';
import { CountingOff } from './counting-off.tsx';
import { DayList } from './day-list.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { weekQuery } from './week-query.ts';
import type { WeekRead } from './week-query.ts';

/** One week at a time, this one first. */
export function TimePage(): JSX.Element {
  const wall = useWall();
  const [weeksAgo, setWeeksAgo] = useState(0);
  const [whose, setWhose] = useState<string>();
  const reading = useReading(weekQuery(weeksAgo), `${weeksAgo} ${quarterOf(wall)}`);
  return (
    <>
      <ScreenTitle text={say('timeTitle')} />
      <ScopeLine />
      {reading.state === 'here' ? content(reading.value) : null}
    </>
  );

  function content(read: WeekRead): JSX.Element {
    const { settings } = read.picture;
    const firstDay = firstWeekday(settings.firstDay);
    const member = whose ?? memberAt(read.picture.switches, wall) ?? undefined;
    const overview = overviewOf(read.picture, wall, firstDay, read.weeksAgo, member);
    if (overview === null || settings.countingSince === null) return <CountingOff />;
    return (
      <>
        <Members picture={read.picture} shown={member} choose={setWhose} />
        <WeekHead overview={overview} shown={read.weeksAgo} go={setWeeksAgo} />
        <WeekBars
          days={overview.week.days}
          today={overview.today}
          zone={overview.calendar.zone}
          upright
        />
        {overview.week.totalMs === null && read.gaps.length === 0 ? (
          <p class="empty">{say('nothingKnown')}</p>
        ) : (
          <>
            <h2>{say('dayByDay')}</h2>
            <DayList days={overview.week.days} gaps={read.gaps} calendars={settings.calendars} />
          </>
        )}
        {read.allGaps ? null : <p class="aside">{say('gapsElsewhere')}</p>}
      </>
    );
  }
}

interface MembersProps {
  readonly picture: Picture;
  readonly shown: string | undefined;
  readonly choose: (member: string) => void;
}

/** Whose week it is, where several share the browser: all of them can be looked at. */
function Members({ picture, shown, choose }: MembersProps): JSX.Element | null {
  const members = membersHere(picture);
  if (members.length < 2) return null;
  return (
    <div class="tabs" role="group" aria-label={say('agrWhose')}>
      {members.map(({ id, name }, i) => (
        <button
          key={id}
          type="button"
          data-testid="time-member"
          aria-pressed={id === shown}
          onClick={() => choose(id)}
        >
          <bdi>{name || say('memberUnnamed', String(i + 1))}</bdi>
        </button>
      ))}
    </div>
  );
}

interface HeadProps {
  readonly overview: Overview;
  /** How many weeks ago the week on screen is. */
  readonly shown: number;
  readonly go: (weeksAgo: number) => void;
}

function WeekHead({ overview: { week }, shown, go }: HeadProps): JSX.Element {
  return (
    <section class="week-head">
      <div role="status">
        <h2>{shown === 0 ? say('thisWeek') : rangeTitle(week.start, addDays(week.start, 6))}</h2>
        <Total ms={week.totalMs} testId="week-total" />
      </div>
      <p class="week-steps">
        <button type="button" data-testid="week-earlier" onClick={() => go(shown + 1)}>
          {say('weekEarlier')}
        </button>
        <button
          type="button"
          data-testid="week-later"
          aria-disabled={shown === 0}
          onClick={() => go(Math.max(0, shown - 1))}
        >
          {say('weekLater')}
        </button>
      </p>
    </section>
  );
}
