import type { EpochMs } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { notifyDocuments } from '../../platform/tabs/open-documents.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { setInstallMarker } from '../../platform/storage/install-marker.ts';
import { awaitMember, startTracking, recordPresence } from '../../store/tracking/tracking-state.ts';
import type { BackgroundServices } from '../services.ts';

/** Begins to count, from now on. */
export async function beginTracking(
  { connection, clock, trackingStarted }: BackgroundServices,
  memberName: string,
): Promise<EpochMs> {
  const { wall } = clock.now();
  const since = await connection.write((database) =>
    startTracking(database, wall, machineZone(), memberName.trim(), firstWeekday(null)),
  );
  // Counting has begun; none of what follows may keep the pages from hearing of it.
  await Promise.allSettled([
    notifyDocuments({ notice: 'counting', counting: await hasAccess() }),
    connection.write((database) => recordPresence(database, wall, machineZone())),
    setInstallMarker(),
  ]);
  await trackingStarted();
  return since;
}

/**
 * Waits for the member, who reads of it wherever the site is open now or next. Rules that need no
 * count can be set and hold meanwhile.
 */
export async function awaitFirstVisit(
  services: BackgroundServices,
  memberName: string,
): Promise<void> {
  const { connection, clock, trackingStarted } = services;
  const { wall } = clock.now();
  await connection.write((database) =>
    awaitMember(database, wall, machineZone(), memberName.trim(), firstWeekday(null)),
  );
  await trackingStarted();
}
