import type { ExtraTime, KeptDays } from '../../../domain/household/week/week-card.ts';
import type {
  HouseholdRow,
  HouseholdWeek,
  MemberWeek,
  WentWell,
} from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import type { Comparison } from '../../../domain/stats/weeks.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { dayTitle, wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { say, sayCount } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import type { Fact } from '../../components/fact-list.tsx';

/** The figures that a row and a card have in common. */
export interface Figures {
  readonly typicalMs: number | null;
  readonly longestMs: number;
  readonly opens: number;
  readonly skipped: number | null;
  readonly lateMs: number;
  readonly kept: KeptDays | null;
  readonly extra: ExtraTime;
  readonly phoneMs: number | null;
  readonly measuredDays: number;
}

/** All figures of a member's week but its total, each with its name. */
export function factsOf(figures: Figures, lateFrom: WallTime): Fact[] {
  const { typicalMs, longestMs, lateMs, kept, extra, phoneMs, measuredDays } = figures;
  return [
    {
      name: say('rowTypical'),
      value: typicalMs === null ? say('rowTypicalNone') : durationText(typicalMs),
    },
    { name: say('rowLongest'), value: durationText(longestMs) },
    { name: say('rowOpened'), value: openedText(figures) },
    { name: say('rowLate', wallTimeText(lateFrom)), value: durationText(lateMs) },
    ...(kept === null ? [] : [{ name: say('rowKept'), value: keptText(kept) }]),
    ...(extra.days === 0 ? [] : [{ name: say('rowExtra'), value: extraText(extra) }]),
    ...(phoneMs === null ? [] : [{ name: say('rowPhone'), value: durationText(phoneMs) }]),
    { name: say('rowMeasured'), value: say('rowMeasuredDays', numberText(measuredDays)) },
  ];
}

/** The figures of a row; of a week of which nothing is known, what the phone says alone. */
export function weekFacts(week: MemberWeek, lateFrom: WallTime): Fact[] {
  const facts = factsOf(week, lateFrom);
  return week.totalMs === null ? facts.filter(({ name }) => name === say('rowPhone')) : facts;
}

/** A row's week beside the last, or why there is nothing to say. */
export function standingText({ week, member }: HouseholdRow): string {
  if (week === null) return say(member === null ? 'householdNoCard' : 'householdNothing');
  return week.totalMs === null ? say('householdNothing') : comparisonText(week.comparison);
}

/** Whether anything is known of anybody's week. */
export function isAnythingKnown({ rows }: HouseholdWeek): boolean {
  return rows.some(isKnown);
}

export function isKnown({ week }: HouseholdRow): boolean {
  return week !== null && week.totalMs !== null;
}

function openedText({ opens, skipped }: Figures): string {
  const opened = sayCount('rowOpenedTimes', opens);
  return skipped === null || skipped === 0
    ? opened
    : say('rowOpenedSkipped', opened, numberText(skipped));
}

function keptText({ days, of }: KeptDays): string {
  return say('rowKeptDays', numberText(days), numberText(of));
}

function extraText({ days, ms }: ExtraTime): string {
  return sayCount('rowExtraDays', days, durationText(ms));
}

/** This week beside the last, in words. */
export function comparisonText({ kind, byMs }: Comparison): string {
  switch (kind) {
    case 'less':
      return say('householdLess', durationText(byMs));
    case 'more':
      return say('householdMore', durationText(byMs));
    case 'same':
      return say('householdAlike');
    case 'none':
      return say('householdNoComparison');
  }
}

const WELL: Readonly<Record<WentWell, Key>> = {
  kept: 'wellKept',
  'less-late': 'wellLate',
  'shorter-sessions': 'wellSessions',
  'looked-again': 'wellLooked',
};

export function wellText(well: WentWell): string {
  return say(WELL[well]);
}

/** What has to be known before the figures are read: what is missing, and what follows from nothing. */
export function remarksOf(week: MemberWeek, weekStart: DayKey): string[] {
  const { devices, missingDevices, upTo, phoneLarger } = week;
  return [
    ...(upTo < addDays(weekStart, 6) ? [say('rowUpTo', dayTitle(upTo))] : []),
    ...(devices > 1 ? [sayCount('rowDevices', devices)] : []),
    ...(missingDevices > 0 ? [sayCount('rowMissing', missingDevices)] : []),
    ...(phoneLarger ? [say('rowPhoneLarger')] : []),
  ];
}
