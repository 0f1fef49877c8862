import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needsPerson } from '../domain/ledger.ts';
import type { ShownSettings } from '../domain/settings.ts';
import type { DayKey } from '../domain/units.ts';
import { machineClock } from '../platform/clock.ts';
import type { HouseholdView } from '../protocol/views.ts';
import { useAccess, useWritingProblem } from '../ui/condition.ts';
import { useHousehold } from '../ui/household.ts';
import { firstWeekday } from '../ui/language.ts';
import { quarterOf, useWall } from '../ui/now.ts';
import { lastWeekOf, overviewOf } from '../ui/overview.ts';
import { usePicture } from '../ui/picture.ts';
import { datesOf } from '../ui/present.ts';
import { PopupView } from './popup-view.tsx';
import type { PopupState } from './popup-view.tsx';

/** Reads what the popup shows; `PopupView` shows it. */
export function Popup(): JSX.Element {
  const wall = useWall();
  const access = useAccess();
  const writing = useWritingProblem();
  const reading = usePicture(twoWeeks, quarterOf(wall));
  const [household, setHousehold] = useState<HouseholdView | null>(null);
  const state = stateOf();
  return (
    <>
      <PopupView state={state} household={household} />
      {state.is === 'on' ? <Rules tell={setHousehold} /> : null}
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
      return { is: 'off', trouble: writing };
    const { ledger } = settings;
    return {
      is: 'on',
      overview,
      lastWeek,
      access,
      writing,
      clockBehindMs: needsPerson(ledger, wall) ? ledger.last - wall : null,
    };
  }
}

/** Asks what the rules say once the numbers are there; they come first. */
function Rules({ tell }: { readonly tell: (household: HouseholdView) => void }): null {
  const { reply } = useHousehold();
  useEffect(() => {
    if (reply !== null) tell(reply.household);
  }, [reply]);
  return null;
}

/** This week and last week, in one read. */
function twoWeeks(settings: ShownSettings): DayKey[] {
  const { wall } = machineClock.now();
  const firstDay = firstWeekday(settings.firstDay);
  return [...new Set([0, 1].flatMap((ago) => datesOf(settings, wall, firstDay, ago)))];
}
