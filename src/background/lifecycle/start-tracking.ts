import type { EpochMs } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { notifyAllDocuments } from '../../platform/tabs/open-documents.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { setInstallMarker } from '../../platform/storage/install-marker.ts';
import { awaitMember, startTracking, recordPresence } from '../../store/tracking/tracking-state.ts';
import type { BackgroundServices } from '../services.ts';
import { checkAccess, updateManaged } from './startup.ts';

/**
 * Starts counting (rule C10).
 * @returns when counting started, in recorded time
 */
export async function beginTracking(
  services: BackgroundServices,
  memberName: string,
): Promise<EpochMs> {
  const { connection, clock } = services;
  const { wall } = clock.now();
  const since = await connection.write(
    startTracking,
    wall,
    machineZone(),
    memberName,
    firstWeekday(null),
  );
  // Counting has started whether or not these steps succeed.
  await Promise.allSettled([
    notifyAllDocuments({ notice: 'counting', counting: await hasAccess() }),
    connection.write(recordPresence, wall, machineZone()),
    setInstallMarker(),
  ]);
  await applyTrackingChange(services);
  return since;
}

/**
 * A parent set Kintime up without the member: counting waits until the member has read the notice
 * on the site. Rules that need no count can be set and apply meanwhile.
 */
export async function awaitFirstVisit(
  services: BackgroundServices,
  memberName: string,
): Promise<void> {
  const { connection, clock } = services;
  const { wall } = clock.now();
  await connection.write(awaitMember, wall, machineZone(), memberName, firstWeekday(null));
  await applyTrackingChange(services);
}

/** Applies a change of what rules count by: counting has started, or the clock or zone changed. */
export async function applyTrackingChange(services: BackgroundServices): Promise<void> {
  await updateManaged(services);
  await checkAccess(services, services.clock.now().wall);
  services.refreshBadge();
  await services.enforcer.enforceAgain();
}
