import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needsPerson } from '../domain/time/recorded-clock.ts';
import { isAwaiting } from '../domain/settings/settings.ts';
import type { ShownSettings } from '../domain/settings/settings.ts';
import type { DayKey } from '../domain/time/units.ts';
import { machineClock } from '../platform/clock.ts';
import { usualDates } from '../domain/stats/baseline.ts';
import { besideUsualOf } from '../ui/usage/today-comparison.ts';
import { useAccess, useWritingProblem } from '../ui/hooks/use-tracking-status.ts';
import type { Trouble } from '../ui/hooks/use-tracking-status.ts';
import { useAgreement, useHousehold } from '../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../ui/language.ts';
import { quarterOf, useWall } from '../ui/hooks/use-now.ts';
import { lastWeekOf, overviewOf } from '../ui/usage/week-overview.ts';
import { usePicture } from '../ui/hooks/use-query.ts';
import { datesOf, presentOf } from '../ui/usage/current-day.ts';
import type { Known } from './suggested-action.ts';
import { PopupView } from './popup-view.tsx';
import type { PopupState } from './popup-view.tsx';

/** Reads what the popup shows; `PopupView` shows it. */
export function Popup(): JSX.Element {
  const wall = useWall();
  const access = useAccess();
  const [writing, setWriting] = useState<Trouble | null>(null);
  const reading = usePicture(datesRead, quarterOf(wall));
  const [known, setKnown] = useState<Known>({ household: null, agreement: null });
  const state = stateOf();
  return (
    <>
      <PopupView state={state} known={known} />
      {state.is === 'waiting' ? null : <Writing tell={setWriting} />}
      {state.is === 'on' || (state.is === 'off' && state.awaiting) ? (
        <Rules tell={setKnown} />
      ) : null}
    </>
  );

  function stateOf(): PopupState {
    if (reading.state === 'problem') return { is: 'unreadable', problem: reading.problem };
    // Both are there within a frame or two; shown together, nothing has to make room later.
    if (reading.state === 'waiting' || access === null) return { is: 'waiting' };
    const { settings } = reading.value;
    const firstDay = firstWeekday(settings.firstDay);
    const overview = overviewOf(reading.value, wall, firstDay, 0);
    const lastWeek = lastWeekOf(reading.value, wall, firstDay);
    if (settings.countingSince === null || overview === null || lastWeek === null)
      return { is: 'off', trouble: writing, awaiting: isAwaiting(settings) };
    const { ledger } = settings;
    return {
      is: 'on',
      overview,
      lastWeek,
      beside: besideUsualOf(reading.value, wall),
      access,
      writing,
      clockBehindMs: needsPerson(ledger, wall) ? ledger.last - wall : null,
    };
  }
}

/** Asks whether anything can be written, once there is something to see. */
function Writing({ tell }: { readonly tell: (problem: Trouble | null) => void }): null {
  const problem = useWritingProblem();
  useEffect(() => tell(problem), [problem]);
  return null;
}

/**
 * Asks what the rules say once the numbers are there; they come first. A question wakes the
 * background, which then wants the processor and the database for itself.
 */
function Rules({ tell }: { readonly tell: (known: Known) => void }): null {
  const household = useHousehold().reply?.household ?? null;
  const { answer, reply } = useAgreement(household?.current ?? null);
  const isNone = household?.current === null || (answer !== null && !answer.ok);
  const agreement = reply?.agreement ?? (isNone ? 'none' : null);
  useEffect(() => tell({ household, agreement }), [household, agreement]);
  return null;
}

/** This week and last week, and the four weeks that tell what is usual, in one read. */
function datesRead(settings: ShownSettings): DayKey[] {
  const { wall } = machineClock.now();
  const firstDay = firstWeekday(settings.firstDay);
  const present = presentOf(settings, wall);
  const weeks = [0, 1].flatMap((ago) => datesOf(settings, wall, firstDay, ago));
  return [...new Set([...weeks, ...(present === null ? [] : usualDates(present.today))])];
}
