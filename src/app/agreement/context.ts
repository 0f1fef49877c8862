import { latestAgreement, permit } from '../../domain/agreement/agreement.ts';
import type { Agreement, RulesChange, Permission } from '../../domain/agreement/agreement.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { AgreementView, BrowserProfileView, MemberView } from '../../messages/views.ts';

/** What every part of the page is about. */
export interface AgreementContext {
  readonly profile: BrowserProfileView;
  readonly member: MemberView;
  readonly agreement: AgreementView;
  readonly calendar: Calendar;
  /** Looks anew at everything; for after a change. */
  readonly refresh: () => void;
}

/** The version that was made last, whether it holds yet or not. */
export function latestOf({ agreement, member }: AgreementContext): Agreement | null {
  return latestAgreement(agreement.versions, member.id);
}

/** Whether a change may be made by whoever is here, and from when; the background decides alike. */
export function permissionOf(
  context: AgreementContext,
  change: RulesChange,
  atOnce: boolean,
): Permission {
  const { agreement, calendar, profile, member } = context;
  const { versions, upcoming } = agreement;
  return permit(change, {
    agreements: versions,
    member: member.id,
    // Only what has begun counts as begun; versions keep a time of their own, not the wall's.
    now: upcoming === null ? Math.max(0, ...versions.map(({ from }) => from)) : upcoming.from - 1,
    dayStart: calendar.dayStart,
    unlocked: profile.unlocked !== null,
    hasPin: profile.hasPin,
    atOnce,
  });
}
