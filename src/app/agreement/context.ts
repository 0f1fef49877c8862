import { latestAgreement, permit } from '../../domain/agreement/agreement.ts';
import type { Agreement, Change, Permission } from '../../domain/agreement/agreement.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { AgreementView, HouseholdView, MemberView } from '../../messages/views.ts';

/** What every part of the page is about. */
export interface Here {
  readonly household: HouseholdView;
  readonly member: MemberView;
  readonly agreement: AgreementView;
  readonly calendar: Calendar;
  /** Looks anew at everything; for after a change. */
  readonly refresh: () => void;
}

/** The version that was made last, whether it holds yet or not. */
export function latestOf({ agreement, member }: Here): Agreement | null {
  return latestAgreement(agreement.versions, member.id);
}

/** Whether a change may be made by whoever is here, and from when; the background decides alike. */
export function permissionOf(here: Here, change: Change, atOnce: boolean): Permission {
  const { agreement, calendar, household, member } = here;
  const { versions, coming } = agreement;
  return permit(change, {
    agreements: versions,
    member: member.id,
    // Only what has begun counts as begun; versions keep a time of their own, not the wall's.
    now: coming === null ? Math.max(0, ...versions.map(({ from }) => from)) : coming.from - 1,
    dayStart: calendar.dayStart,
    unlocked: household.unlocked !== null,
    hasPin: household.hasPin,
    atOnce,
  });
}
