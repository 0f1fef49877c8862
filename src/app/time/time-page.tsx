import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { quarterOf, useWall } from '../../ui/hooks/use-now.ts';
import { useReading } from '../../ui/hooks/use-query.ts';
import { ScopeLine } from '../../ui/components/scope-note.tsx';
import { say } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { WeekScreen } from './week/week-screen.tsx';
import { weekQuery } from './week/week-query.ts';
import type { Wanted } from './week/week-query.ts';

/** One week at a time, this one first. */
export function TimePage(): JSX.Element {
  const wall = useWall();
  const [wanted, want] = useState<Wanted>({ weeksAgo: 0, date: null, whose: undefined });
  const reading = useReading(weekQuery(wanted), JSON.stringify([wanted, quarterOf(wall)]));
  return (
    <>
      <ScreenTitle text={say('timeTitle')} />
      <ScopeLine />
      {reading.state === 'here' ? (
        <WeekScreen read={reading.value} wall={wall} wanted={wanted} want={want} />
      ) : null}
      {reading.state === 'waiting' ? <div class="waiting" /> : null}
    </>
  );
}
