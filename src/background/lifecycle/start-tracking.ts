import type { EpochMs } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { tellDocuments } from '../../platform/tabs/open-documents.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { keepMark } from '../../platform/storage/install-marker.ts';
import { awaitMember, beginCounting, notePresence } from '../../store/tracking/tracking-state.ts';
import type { House } from '../services.ts';

/** Begins to count, from now on. */
export async function begin({ vault, clock, begun }: House, memberName: string): Promise<EpochMs> {
  const { wall } = clock.now();
  const since = await vault.write((database) =>
    beginCounting(database, wall, machineZone(), memberName.trim(), firstWeekday(null)),
  );
  // Counting has begun; none of what follows may keep the pages from hearing of it.
  await Promise.allSettled([
    tellDocuments({ notice: 'counting', counting: await hasAccess() }),
    vault.write((database) => notePresence(database, wall, machineZone())),
    keepMark(),
  ]);
  await begun();
  return since;
}

/**
 * Waits for the member, who reads of it wherever the site is open now or next. Rules that need no
 * count can be set and hold meanwhile.
 */
export async function awaitFirstVisit(house: House, memberName: string): Promise<void> {
  const { vault, clock, begun } = house;
  const { wall } = clock.now();
  await vault.write((database) =>
    awaitMember(database, wall, machineZone(), memberName.trim(), firstWeekday(null)),
  );
  await begun();
}
