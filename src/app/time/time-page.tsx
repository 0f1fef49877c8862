import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { quarterOf, useNow } from '../../ui/hooks/use-now.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import { ScopeNote } from '../../ui/components/scope-note.tsx';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { WeekScreen } from './week/week-screen.tsx';
import { weekQuery } from './week/week-query.ts';
import type { WeekRequest } from './week/week-query.ts';

/** One week at a time, this one first. */
export function TimePage(): JSX.Element {
  const wall = useNow();
  const [wanted, want] = useState<WeekRequest>({ weeksAgo: 0, date: null, whose: undefined });
  const reading = useQuery(weekQuery(wanted), JSON.stringify([wanted, quarterOf(wall)]));
  return (
    <>
      <ScreenTitle text={t('timeTitle')} />
      <ScopeNote />
      {reading.state === 'ready' ? (
        <WeekScreen read={reading.value} wall={wall} wanted={wanted} want={want} />
      ) : null}
      {reading.state === 'waiting' ? <div class="waiting" /> : null}
    </>
  );
}
