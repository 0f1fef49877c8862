import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayChangeKey, useNow } from '../../ui/hooks/use-now.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { WeekScreen } from './week/week-screen.tsx';
import { weekQuery } from './week/week-query.ts';
import type { WeekRequest } from './week/week-query.ts';

interface Props {
  /** Called once the week, or why there is none, is shown. */
  readonly onShown: () => void;
}

/** The time of one week, initially the current one. */
export function TimePage({ onShown }: Props): JSX.Element {
  const wall = useNow();
  const [request, setRequest] = useState<WeekRequest>({
    weeksAgo: 0,
    date: null,
    member: undefined,
  });
  const week = useQuery(weekQuery(request), JSON.stringify([request, dayChangeKey(wall)]));
  useEffect(() => {
    if (week.state !== 'waiting') onShown();
  }, [week.state]);
  return (
    <>
      <ScreenTitle text={t('timeTitle')} hidden />
      {week.state === 'ready' ? (
        <WeekScreen data={week.value} wall={wall} request={request} onRequest={setRequest} />
      ) : null}
      {week.state === 'waiting' ? <div class="waiting" /> : null}
    </>
  );
}
