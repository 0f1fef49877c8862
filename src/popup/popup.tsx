import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needsPersonToDecide } from '../domain/time/recorded-clock.ts';
import { isAwaiting } from '../domain/settings/settings.ts';
import type { PublicSettings } from '../domain/settings/settings.ts';
import type { DayKey } from '../domain/time/units.ts';
import { machineClock } from '../platform/clock.ts';
import { baselineDates } from '../domain/stats/baseline.ts';
import { todayComparison } from '../ui/usage/today-comparison.ts';
import { useAccess, useWritingProblem } from '../ui/hooks/use-tracking-status.ts';
import type { Trouble } from '../ui/hooks/use-tracking-status.ts';
import { useAgreement, useProfile } from '../ui/hooks/use-background-query.ts';
import { firstWeekday } from '../ui/language.ts';
import { quarterOf, useNow } from '../ui/hooks/use-now.ts';
import { lastWeekOf, weekOverviewOf } from '../ui/usage/week-overview.ts';
import { useUsage } from '../ui/hooks/use-query.ts';
import { datesOf, currentDayOf } from '../ui/usage/current-day.ts';
import type { Known } from './suggested-action.ts';
import { PopupView } from './popup-view.tsx';
import type { PopupState } from './popup-view.tsx';

/** Reads what the popup shows; `PopupView` shows it. */
export function Popup(): JSX.Element {
  const wall = useNow();
  const access = useAccess();
  const [writing, setWriting] = useState<Trouble | null>(null);
  const reading = useUsage(datesRead, quarterOf(wall));
  const [known, setKnown] = useState<Known>({ profile: null, agreement: null });
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
    const overview = weekOverviewOf(reading.value, wall, firstDay, 0);
    const lastWeek = lastWeekOf(reading.value, wall, firstDay);
    if (settings.countingSince === null || overview === null || lastWeek === null)
      return { is: 'off', trouble: writing, awaiting: isAwaiting(settings) };
    const { recordedClock } = settings;
    return {
      is: 'on',
      overview,
      lastWeek,
      beside: todayComparison(reading.value, wall),
      access,
      writing,
      clockBehindMs: needsPersonToDecide(recordedClock, wall) ? recordedClock.last - wall : null,
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
  const profile = useProfile().reply?.profile ?? null;
  const { answer, reply } = useAgreement(profile?.current ?? null);
  const isNone = profile?.current === null || (answer !== null && !answer.ok);
  const agreement = reply?.agreement ?? (isNone ? 'none' : null);
  useEffect(() => tell({ profile, agreement }), [profile, agreement]);
  return null;
}

/** This week and last week, and the four weeks that tell what is usual, in one read. */
function datesRead(settings: PublicSettings): DayKey[] {
  const { wall } = machineClock.now();
  const firstDay = firstWeekday(settings.firstDay);
  const present = currentDayOf(settings, wall);
  const weeks = [0, 1].flatMap((ago) => datesOf(settings, wall, firstDay, ago));
  return [...new Set([...weeks, ...(present === null ? [] : baselineDates(present.today))])];
}
