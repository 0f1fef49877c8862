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

/** Whether a change can be suggested: a parent has a PIN, has not given it, and has a say. */
export function canSuggest(context: AgreementContext): boolean {
  const { hasPin, unlocked } = context.profile;
  return hasPin && unlocked === null && latestOf(context)?.way !== 'self';
}

interface Terms {
  readonly atOnce: boolean;
  /** Whether the member does it, as far as it is known. */
  readonly isMember: boolean;
  /** Whether a parent has given their PIN, or gives it for this. */
  readonly unlocked?: boolean;
}

/** Whether the change is permitted, and from when (rule A3); the background applies the same rule. */
export function permissionOf(
  context: AgreementContext,
  change: RulesChange,
  { atOnce, isMember, unlocked = context.profile.unlocked !== null }: Terms,
): Permission {
  const { agreement, calendar, profile, member } = context;
  const { versions, upcoming } = agreement;
  return changePermission(change, {
    agreements: versions,
    member: member.id,
    // An instant in recorded time at which the upcoming version is not yet in force.
    now: upcoming === null ? Math.max(0, ...versions.map(({ from }) => from)) : upcoming.from - 1,
    dayStart: calendar.dayStart,
    unlocked,
    hasPin: profile.hasPin,
    isMember,
    atOnce,
  });
}
