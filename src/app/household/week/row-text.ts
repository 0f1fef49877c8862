import type {
  ExtraTimeTotals,
  DaysWithinLimit,
  WeekCard,
} from '../../../domain/household/week/week-card.ts';
import type {
  HouseholdRow,
  HouseholdWeek,
  MemberWeek,
  WentWell,
} from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { comparisonText } from '../../../ui/text/comparison-text.ts';
import { dayTitle, wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import type { Fact } from '../../components/fact-list.tsx';

/** The figures that rows and cards have in common. */
type Figures = Pick<MemberWeek, keyof (MemberWeek | WeekCard) | 'measuredDays'>;

/** Display names of rows by person. */
export function rowNames(rows: readonly HouseholdRow[]): ReadonlyMap<string, string> {
  return displayNames(rows.map(({ person, name }) => ({ id: person, name })));
}

/** All figures of a member's week except the total, with their names. */
export function figureFacts(figures: Figures, lateFrom: WallTime): Fact[] {
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

/** The figures of a row; only the phone's time if nothing else is known. */
export function weekFacts(week: MemberWeek, lateFrom: WallTime): Fact[] {
  const facts = figureFacts(week, lateFrom);
  return week.totalMs === null ? facts.filter(({ name }) => name === t('rowPhone')) : facts;
}

/** The comparison with the previous week, or why there is none; empty if a remark says why. */
export function rowStatusText({ week, member }: HouseholdRow): string {
  if (week === null) return t(member === null ? 'householdNoCard' : 'householdNothingHere');
  // Its own browser knows nothing of imported time, which belongs to another one.
  if (week.totalMs === null)
    return t(member === null ? 'householdNothing' : 'householdNothingHere');
  const compared = comparisonText(week.comparison, 'week-before');
  if (compared !== null) return compared;
  return week.elsewhereLarger || week.missingDevices > 0 ? '' : t('householdNoComparison');
}

/** The comparison of all members; empty where only the rows can be compared. */
export function householdComparisonText({ comparison, rows }: HouseholdWeek): string {
  const compared = comparisonText(comparison, 'week-before');
  if (compared !== null) return compared;
  const isCompared = rows.some(({ week }) => week !== null && week.comparison.kind !== 'none');
  return isCompared ? '' : t('householdNoComparison');
}

/** Whether any member's week is known. */
export function isAnythingKnown({ rows }: HouseholdWeek): boolean {
  return rows.some(isKnown);
}

/** Whether a member's week is known. */
export function isKnown({ week }: HouseholdRow): boolean {
  return week !== null && week.totalMs !== null;
}

function openedText({ opens, skipped }: Figures): string {
  const opened = tPlural('rowOpenedTimes', opens);
  return skipped === null || skipped === 0
    ? opened
    : t('rowOpenedSkipped', opened, numberText(skipped));
}

function keptText({ days, of }: DaysWithinLimit): string {
  return t('rowKeptDays', numberText(days), numberText(of));
}

function extraText({ days, ms }: ExtraTimeTotals): string {
  return tPlural('rowExtraDays', days, durationText(ms));
}

const WENT_WELL: Readonly<Record<WentWell, Key>> = {
  kept: 'wellKept',
  'less-late': 'wellLate',
  'shorter-sessions': 'wellSessions',
  'looked-again': 'wellLooked',
};

/** What went well in a week, as a sentence. */
export function wentWellText(wentWell: WentWell): string {
  return t(WENT_WELL[wentWell]);
}

/** Remarks on how complete and comparable the figures are. */
export function remarksOf(week: MemberWeek, weekStart: DayKey): string[] {
  const { devices, missingDevices, upTo, elsewhereLarger } = week;
  return [
    ...(upTo < addDays(weekStart, 6) ? [t('rowUpTo', dayTitle(upTo))] : []),
    ...(devices > 1 ? [tPlural('rowDevices', devices)] : []),
    ...(missingDevices > 0 ? [tPlural('rowMissing', missingDevices)] : []),
    ...(elsewhereLarger ? [t('rowPhoneLarger')] : []),
  ];
}
