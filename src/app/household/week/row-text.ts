import type {
  ExtraTimeTotals,
  DaysWithinLimit,
  WeekCard,
} from '../../../domain/household/week/week-card.ts';
import type {
  HouseholdRow,
  HouseholdWeek,
  MemberWeek,
} from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { addDays, daysBetween } from '../../../domain/time/calendar.ts';
import type { DaysComparison } from '../../../domain/stats/weeks.ts';
import { roundEstimate } from '../../../domain/elsewhere/estimate.ts';
import { comparisonText, datesText } from '../../../ui/text/comparison-text.ts';
import { dayTitle, wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { displayNames, isolatedText } from '../../../ui/text/display-names.ts';
import type { Fact } from '../../components/fact-list.tsx';

/** The figures that rows and cards have in common. */
type Figures = Omit<
  Pick<MemberWeek, keyof (MemberWeek | WeekCard) | 'measuredDays'>,
  'elsewhere' | 'phoneMs'
>;

/** What rows and cards know of the time outside the browser. */
type Outside = Pick<MemberWeek, 'elsewhere' | 'phoneMs' | 'upTo'>;

/** Display names of rows by person. */
export function rowNames(rows: readonly HouseholdRow[]): ReadonlyMap<string, string> {
  return displayNames(rows.map(({ person, name }) => ({ id: person, name })));
}

/** All figures of a member's week in the browser except the total, with their names. */
export function figureFacts(figures: Figures, lateFrom: WallTime): Fact[] {
  const { typicalMs, longestMs, lateMs, kept, extra, measuredDays } = figures;
  return [
    {
      name: t('rowTypical'),
      value: typicalMs === null ? t('notMeasured') : durationText(typicalMs),
    },
    { name: t('factLongest'), value: durationText(longestMs) },
    { name: t('factOpened'), value: openedText(figures) },
    { name: t('factLate', wallTimeText(lateFrom)), value: durationText(lateMs) },
    ...(kept === null ? [] : [{ name: t('rowKept'), value: keptText(kept) }]),
    ...(extra.days === 0 ? [] : [{ name: t('colExtra'), value: extraText(extra) }]),
    { name: t('rowMeasured'), value: t('rowKeptDays', numberText(measuredDays), numberText(7)) },
  ];
}

/**
 * The figures behind "More": all but the one that is said above it as what went well, and the range
 * of the time elsewhere.
 */
export function detailFacts(own: MemberWeek, lateFrom: WallTime): Fact[] {
  const { totalMs, wentWell, elsewhere } = own;
  const shown = wentWell === 'kept' ? { ...own, kept: null } : own;
  return [
    ...(totalMs === null ? [] : figureFacts(shown, lateFrom)),
    ...(elsewhere === null ? [] : [{ name: t('elsewhereThere'), value: rangeText(elsewhere) }]),
  ];
}

/**
 * The time outside the browser: TikTok's own record, and for how many days it is known, or what was
 * typed in from the phone.
 */
export function outsideText({ elsewhere, phoneMs, upTo }: Outside, week: DayKey): string {
  if (elsewhere === null) return phoneMs === null ? '' : t('rowPhone', durationText(phoneMs));
  const about = t('elsewhereTotal', durationText(roundEstimate(elsewhere).ms));
  return withDays(about, { elsewhere, upTo }, week);
}

/** The same with its range where it is estimated. */
export function outsideRangeText({ elsewhere, ...outside }: Outside, week: DayKey): string {
  if (elsewhere === null) return outsideText({ ...outside, elsewhere }, week);
  const { ms, lowMs, highMs } = roundEstimate(elsewhere);
  const about = t('dayElsewhere', durationText(ms), durationText(lowMs), durationText(highMs));
  return withDays(about, { elsewhere, upTo: outside.upTo }, week);
}

type Elsewhere = Pick<MemberWeek, 'upTo'> & {
  readonly elsewhere: NonNullable<MemberWeek['elsewhere']>;
};

/** The range alone; the row has the rest. */
function rangeText(elsewhere: Elsewhere['elsewhere']): string {
  const { lowMs, highMs } = roundEstimate(elsewhere);
  return t('elsewhereRange', durationText(lowMs), durationText(highMs));
}

function withDays(text: string, { elsewhere, upTo }: Elsewhere, week: DayKey): string {
  const all = daysBetween(week, upTo) + 1;
  if (elsewhere.days >= all) return text;
  return t('rowElsewhereDays', text, numberText(elsewhere.days), numberText(all));
}

/** Why a row has no figures, or is not compared; empty if it is, or if a remark says why. */
export function rowStatusText({ week, member }: HouseholdRow, name: string): string {
  if (week === null && member === null) return t('householdNoCard', isolatedText(name));
  // Its own browser knows nothing of imported time, which belongs to another one.
  if (week === null || week.totalMs === null) return t('householdNothingHere');
  if (week.comparison.kind !== 'none' || week.elsewhereLarger || week.missingDevices > 0) return '';
  return t('rowNoComparison');
}

const CHANGES = { less: 'rowLess', more: 'rowMore' } as const;

/** "50 min less", beside the two times that are compared; empty without a comparison. */
export function changeText({ kind, byMs }: DaysComparison): string {
  if (kind === 'none') return '';
  return kind === 'same' ? t('rowSame') : t(CHANGES[kind], durationText(byMs));
}

/** The time of the week before, and over which days unless they are all seven. */
export function weekBeforeText({ beforeMs, dates }: DaysComparison): string {
  const text = t('rowBefore', durationText(beforeMs));
  return dates.length === 7 ? text : t('labelled', datesText(dates), text);
}

/** The comparison in a sentence of its own; empty without one. */
export function weekComparisonText({ comparison }: MemberWeek): string {
  return comparisonText(comparison, 'week-before') ?? '';
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

/** "3 of 4 people counted"; empty where everybody's week is known. */
export function knownText({ rows }: HouseholdWeek): string {
  const known = rows.filter(isKnown).length;
  return known === rows.length
    ? ''
    : t('householdTotalPart', numberText(known), numberText(rows.length));
}

function openedText({ opens, skipped }: Figures): string {
  const opened = tPlural('factTimes', opens);
  return skipped === null || skipped === 0
    ? opened
    : t('rowOpenedSkipped', opened, numberText(skipped));
}

function keptText({ days, of }: DaysWithinLimit): string {
  return t('rowKeptDays', numberText(days), numberText(of));
}

function extraText({ days, ms }: ExtraTimeTotals): string {
  return t('labelled', keptText({ days, of: 7 }), durationText(ms));
}

/** What went well in a week; empty for nothing. */
export function wentWellText({ wentWell, kept, lateMs }: MemberWeek, lateFrom: WallTime): string {
  switch (wentWell) {
    case 'kept':
      return t('wellKept', numberText(kept?.days ?? 0), numberText(kept?.of ?? 0));
    case 'less-late':
      return t(lateMs === 0 ? 'nothingLate' : 'wellLate', wallTimeText(lateFrom));
    case 'shorter-sessions':
      return t('wellSessions');
    case 'looked-again':
      return t('wellLooked');
    case null:
      return '';
  }
}

/** Remarks on how complete and comparable the figures are. */
export function remarksOf(week: MemberWeek, weekStart: DayKey): string[] {
  const { totalMs, devices, missingDevices, upTo, elsewhereLarger } = week;
  return [
    ...(totalMs !== null && upTo < addDays(weekStart, 6) ? [t('rowUpTo', dayTitle(upTo))] : []),
    ...(devices > 1 ? [t('rowDevices', numberText(devices))] : []),
    ...(missingDevices > 0 ? [t('rowMissing')] : []),
    ...(elsewhereLarger ? [t('rowOutsideLarger')] : []),
  ];
}
