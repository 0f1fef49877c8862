import type {
  HouseholdRow,
  MemberWeek,
} from '../../../../../src/domain/household/week/household-week.ts';
import { memberWeek } from '../../../domain/household/week/member-week-fixture.ts';

/** Mia's row; `null` for one without a card. */
export function rowOf(
  week: Partial<MemberWeek> | null,
  parts: Partial<HouseholdRow> = {},
): HouseholdRow {
  const own = week === null ? null : memberWeek(week);
  return { person: 'p1', name: 'Mia', member: 'mia', week: own, ...parts };
}
