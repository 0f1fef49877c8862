import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needsPersonToDecide } from '../domain/time/recorded-clock.ts';
import { isAwaiting } from '../domain/settings/settings.ts';
import type { PublicSettings } from '../domain/settings/settings.ts';
import type { SmallShare } from '../domain/elsewhere/share-here.ts';
import type { DayKey } from '../domain/time/units.ts';
import { machineClock } from '../platform/clock.ts';
import { ask } from '../platform/messaging/message-client.ts';
import { baselineDates } from '../domain/stats/baseline.ts';
import { todayComparison } from '../ui/usage/today-comparison.ts';
import { useAccess, useStorageIssue } from '../ui/hooks/use-tracking-status.ts';
import type { StorageIssue } from '../ui/hooks/use-tracking-status.ts';
import { useAgreement, useProfile } from '../ui/hooks/use-background-query.ts';
import { useFolderLook } from '../ui/hooks/use-folder-look.ts';
import { firstWeekday } from '../ui/language.ts';
import { dayChangeKey, useNow } from '../ui/hooks/use-now.ts';
import { lastWeekOf, weekOverviewOf } from '../ui/usage/week-overview.ts';
import { useUsage } from '../ui/hooks/use-query.ts';
import { datesOf, currentDayOf } from '../ui/usage/current-day.ts';
import type { PopupState } from './popup-state.ts';
import type { BackgroundAnswers } from './suggested-action.ts';
import { PopupView } from './popup-view.tsx';

/** Reads the data of the popup; `PopupView` renders it. */
export function Popup(): JSX.Element {
  const wall = useNow();
  const access = useAccess();
  const [issue, setIssue] = useState<StorageIssue | null>(null);
  const usage = useUsage(datesRead, dayChangeKey(wall));
  const [answers, setAnswers] = useState<BackgroundAnswers>({ profile: null, agreement: null });
  const [share, setShare] = useState<SmallShare | null>(null);
  useFolderLook(answers.profile);
  const state = stateOf();
  return (
    <>
      <PopupView state={state} answers={answers} share={share} />
      {state.is === 'waiting' ? null : <StorageIssueQuery onChange={setIssue} />}
      {state.is === 'on' || (state.is === 'off' && state.awaiting) ? (
        <ProfileQuery onChange={setAnswers} />
      ) : null}
      {state.is === 'on' && answers.profile !== null ? (
        <ShareQuery member={answers.profile.current} onChange={setShare} />
      ) : null}
    </>
  );

  function stateOf(): PopupState {
    if (usage.state === 'problem') return { is: 'unreadable', problem: usage.problem };
    // Both arrive within a frame or two; rendering them together avoids a layout shift.
    if (usage.state === 'waiting' || access === null) return { is: 'waiting' };
    const { settings } = usage.value;
    const firstDay = firstWeekday(settings.firstDay);
    const overview = weekOverviewOf(usage.value, wall, firstDay, 0);
    const lastWeek = lastWeekOf(usage.value, wall, firstDay);
    if (settings.countingSince === null || overview === null || lastWeek === null)
      return { is: 'off', issue, awaiting: isAwaiting(settings) };
    const { recordedClock } = settings;
    return {
      is: 'on',
      overview,
      lastWeek,
      todayComparison: todayComparison(usage.value, wall),
      access,
      issue,
      clockBehindMs: needsPersonToDecide(recordedClock, wall) ? recordedClock.last - wall : null,
    };
  }
}

interface QueryProps<T> {
  readonly onChange: (value: T) => void;
}

/** Mounted once the numbers are rendered. */
function StorageIssueQuery({ onChange }: QueryProps<StorageIssue | null>): null {
  const issue = useStorageIssue();
  useEffect(() => onChange(issue), [issue]);
  return null;
}

/**
 * Mounted once the numbers are rendered: requests wake the background, which then competes with
 * the popup for processor and database.
 */
function ProfileQuery({ onChange }: QueryProps<BackgroundAnswers>): null {
  const profile = useProfile().reply?.profile ?? null;
  const { answer, reply } = useAgreement(profile?.current ?? null);
  const isNone = profile?.current === null || (answer !== null && !answer.ok);
  const agreement = reply?.agreement ?? (isNone ? 'none' : null);
  useEffect(() => onChange({ profile, agreement }), [profile, agreement]);
  return null;
}

interface ShareQueryProps extends QueryProps<SmallShare | null> {
  readonly member: string | null;
}

/** Asks once for each member which share of their time was in this browser. */
function ShareQuery({ member, onChange }: ShareQueryProps): null {
  useEffect(() => {
    void ask('share-here', {}).then((answer) => onChange(answer.ok ? answer.share : null));
  }, [member]);
  return null;
}

/** This week, last week and the four weeks of the baseline, in one read. */
function datesRead(settings: PublicSettings): DayKey[] {
  const { wall } = machineClock.now();
  const firstDay = firstWeekday(settings.firstDay);
  const current = currentDayOf(settings, wall);
  const weeks = [0, 1].flatMap((ago) => datesOf(settings, wall, firstDay, ago));
  return [...new Set([...weeks, ...(current === null ? [] : baselineDates(current.today))])];
}
