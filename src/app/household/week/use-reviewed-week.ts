import { weekToReview } from '../../../domain/household/week/review-week.ts';
import { shiftWeek } from '../../../domain/stats/weeks.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { useHouseholdWeek } from '../../../ui/hooks/use-background-query.ts';
import type { BackgroundQueryResult } from '../../../ui/hooks/use-background-query.ts';
import { isAnythingKnown } from './row-text.ts';

/** The week that the page shows. */
interface ReviewedWeek {
  /** The first date of the week under review; `null` while unknown. */
  readonly reviewWeek: DayKey | null;
  readonly result: BackgroundQueryResult<'household-week'>;
}

/**
 * The week under review, or one of `weeksAgo` before. Which one that is depends on whether the
 * previous week has anything to review.
 */
export function useReviewedWeek(
  today: DayKey | null,
  firstDay: Weekday,
  weeksAgo: number,
): ReviewedWeek {
  const usual = today === null ? null : weekToReview(today, firstDay);
  const usualResult = useHouseholdWeek(usual);
  const usualWeek = usualResult.reply?.week ?? null;
  const isEmpty = usualWeek !== null && !isAnythingKnown(usualWeek);
  const reviewWeek = today === null ? null : weekToReview(today, firstDay, isEmpty);
  const start = reviewWeek === null ? null : shiftWeek(reviewWeek, -weeksAgo);
  const isOther = start !== usual;
  const otherResult = useHouseholdWeek(isOther ? start : null);
  const refresh = (): void => {
    usualResult.refresh();
    otherResult.refresh();
  };
  return { reviewWeek, result: { ...(isOther ? otherResult : usualResult), refresh } };
}
