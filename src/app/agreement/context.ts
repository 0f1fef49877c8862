import { latestAgreement, changePermission } from '../../domain/agreement/agreement.ts';
import type { Agreement, RulesChange, Permission } from '../../domain/agreement/agreement.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { AgreementView, BrowserProfileView, MemberView } from '../../messages/views.ts';

/** What all parts of the agreement page share. */
export interface AgreementContext {
  readonly profile: BrowserProfileView;
  readonly member: MemberView;
  readonly agreement: AgreementView;
  readonly calendar: Calendar;
  /** Reads everything again, after a change. */
  readonly refresh: () => void;
}

/** The latest version, whether or not it is in force yet. */
export function latestOf({ agreement, member }: AgreementContext): Agreement | null {
  return latestAgreement(agreement.versions, member.id);
}

/**
 * Whether the change is permitted, and from when (rule A3); the background applies the same rule.
 * @param forMyself whether whoever is here says that they are the member
 */
export function permissionOf(
  context: AgreementContext,
  change: RulesChange,
  { atOnce, forMyself }: { readonly atOnce: boolean; readonly forMyself: boolean },
): Permission {
  const { agreement, calendar, profile, member } = context;
  const { versions, upcoming } = agreement;
  return changePermission(change, {
    agreements: versions,
    member: member.id,
    // An instant in recorded time at which the upcoming version is not yet in force.
    now: upcoming === null ? Math.max(0, ...versions.map(({ from }) => from)) : upcoming.from - 1,
    dayStart: calendar.dayStart,
    unlocked: profile.unlocked !== null,
    hasPin: profile.hasPin,
    // The PIN of a member who has one is asked for when the change is saved.
    isMember: forMyself || member.hasPin,
    atOnce,
  });
}
