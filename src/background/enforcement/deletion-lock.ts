import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { ImportLimits } from '../../domain/backup/preview-import.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { currentAndUpcomingAgreements } from '../../store/agreement/agreements.ts';
import { localMembers } from '../../store/people/members.ts';
import { hasUsageSince } from '../../store/tracking/usage-queries.ts';
import type { BackgroundServices } from '../services.ts';

type LockServices = Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard' | 'managedPolicy'>;

/**
 * The first date that may not be deleted or overwritten, since rules count by it (rule A16):
 * today; yesterday if a session may have started there; or the week so far under a weekly limit.
 * A parent's PIN unlocks the family's own rules, but not an administrator's.
 * @param reach `day` leaves the weekly limit out, for an import, which lowers no day's total
 * @returns `null` if nothing is locked
 */
export async function lockedFrom(
  { connection, clock, pinGuard, managedPolicy }: LockServices,
  settings: Settings,
  reach: 'day' | 'week',
): Promise<DayKey | null> {
  const { calendars, firstDay } = settings;
  const managed = await managedPolicy.rules();
  const authorized = await pinGuard.isAuthorized(settings);
  if ((authorized && managed === null) || calendars.length === 0) return null;
  const now = recordedNow(settings, clock.now().wall);
  const today = dateOf(calendarAt(calendars, now), now);
  const agreements = authorized
    ? []
    : await connection.read(async (database) =>
        // A weekly limit that starts tomorrow counts what is watched today.
        currentAndUpcomingAgreements(database, await localMembers(database), now),
      );
  const rules = [...agreements.map((agreement) => agreement.rules), managed];
  // A break that is due may have started yesterday.
  const hasSession = rules.some((each) => (each?.session ?? null) !== null);
  const sessionFrom = hasSession ? addDays(today, -1) : today;
  const hasWeekly = rules.some((each) => (each?.weekly ?? null) !== null);
  if (reach === 'day' || !hasWeekly) return sessionFrom;
  const week = weekStart(today, firstWeekday(firstDay));
  return week < sessionFrom ? week : sessionFrom;
}

/** What an import may change now, and what needs the PIN. */
export async function importLimits(
  services: LockServices,
  settings: Settings,
): Promise<ImportLimits> {
  return {
    lockedFrom: await lockedFrom(services, settings, 'day'),
    locked: !(await services.pinGuard.isAuthorized(settings)),
  };
}

/** Whether an administrator's rules count by a member's usage, so that the member has to stay. */
export async function isMemberLocked(
  services: LockServices,
  settings: Settings,
  member: string,
): Promise<boolean> {
  if ((await services.managedPolicy.rules()) === null) return false;
  const from = await lockedFrom(services, settings, 'week');
  if (from === null) return false;
  const { used = [] } = settings.usedBeforeLoss ?? {};
  if (used.some((one) => one.member === member && one.date >= from)) return true;
  return services.connection.read(hasUsageSince, member, from);
}
