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
import { t, tPlural } from '../../../ui/i18n.ts';
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
      name: t('rowTypical'),
      value: typicalMs === null ? t('rowTypicalNone') : durationText(typicalMs),
    },
    { name: t('rowLongest'), value: durationText(longestMs) },
    { name: t('rowOpened'), value: openedText(figures) },
    { name: t('rowLate', wallTimeText(lateFrom)), value: durationText(lateMs) },
    ...(kept === null ? [] : [{ name: t('rowKept'), value: keptText(kept) }]),
    ...(extra.days === 0 ? [] : [{ name: t('rowExtra'), value: extraText(extra) }]),
    ...(phoneMs === null ? [] : [{ name: t('rowPhone'), value: durationText(phoneMs) }]),
    { name: t('rowMeasured'), value: t('rowMeasuredDays', numberText(measuredDays)) },
  ];
}

/** The figures of a row; of a week of which nothing is known, what the phone says alone. */
export function weekFacts(week: MemberWeek, lateFrom: WallTime): Fact[] {
  const facts = factsOf(week, lateFrom);
  return week.totalMs === null ? facts.filter(({ name }) => name === t('rowPhone')) : facts;
}

/** A row's week beside the last, or why there is nothing to say. */
export function rowStatusText({ week, member }: HouseholdRow): string {
  if (week === null) return t(member === null ? 'householdNoCard' : 'householdNothing');
  return week.totalMs === null ? t('householdNothing') : comparisonText(week.comparison);
}

/** Whether anything is known of anybody's week. */
export function isAnythingKnown({ rows }: HouseholdWeek): boolean {
  return rows.some(isKnown);
}

export function isKnown({ week }: HouseholdRow): boolean {
  return week !== null && week.totalMs !== null;
}

function openedText({ opens, skipped }: Figures): string {
  const opened = tPlural('rowOpenedTimes', opens);
  return skipped === null || skipped === 0
    ? opened
    : t('rowOpenedSkipped', opened, numberText(skipped));
}

function keptText({ days, of }: KeptDays): string {
  return t('rowKeptDays', numberText(days), numberText(of));
}

function extraText({ days, ms }: ExtraTime): string {
  return tPlural('rowExtraDays', days, durationText(ms));
}

/** This week beside the last, in words. */
export function comparisonText({ kind, byMs }: Comparison): string {
  switch (kind) {
    case 'less':
      return t('householdLess', durationText(byMs));
    case 'more':
      return t('householdMore', durationText(byMs));
    case 'same':
      return t('householdAlike');
    case 'none':
      return t('householdNoComparison');
  }
}

const WELL: Readonly<Record<WentWell, Key>> = {
  kept: 'wellKept',
  'less-late': 'wellLate',
  'shorter-sessions': 'wellSessions',
  'looked-again': 'wellLooked',
};

export function wellText(well: WentWell): string {
  return t(WELL[well]);
}

/** What has to be known before the figures are read: what is missing, and what follows from nothing. */
export function remarksOf(week: MemberWeek, weekStart: DayKey): string[] {
  const { devices, missingDevices, upTo, phoneLarger } = week;
  return [
    ...(upTo < addDays(weekStart, 6) ? [t('rowUpTo', dayTitle(upTo))] : []),
    ...(devices > 1 ? [tPlural('rowDevices', devices)] : []),
    ...(missingDevices > 0 ? [tPlural('rowMissing', missingDevices)] : []),
    ...(phoneLarger ? [t('rowPhoneLarger')] : []),
  ];
}
