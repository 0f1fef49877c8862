import type { Settings } from '../../domain/settings/settings.ts';
import { machineZone } from '../../platform/clock.ts';
import { parseArchive } from '../../files/archive.ts';
import { importArchive, readArchive } from '../../store/data/archive.ts';
import { previewImport } from '../../store/data/import-plan.ts';
import { deleteCards } from '../../store/household/week-cards.ts';
import { removeElsewhere } from '../../store/elsewhere/import-elsewhere.ts';
import { deleteDays, deleteEverything } from '../../store/data/deletion.ts';
import { recordPresence, trustClock } from '../../store/tracking/tracking-state.ts';
import { localMembers } from '../../store/people/members.ts';
import { leaveHousehold } from '../../store/household/household.ts';
import { readSnapshot, readWeekDetails } from '../../store/tracking/usage-queries.ts';
import { setRetention } from '../../store/data/retention.ts';
import { changeSettings, readSettings } from '../../store/settings.ts';
import { importLimits, lockedFrom } from '../enforcement/deletion-lock.ts';
import {
  applyTrackingChange,
  awaitFirstVisit,
  beginTracking,
} from '../lifecycle/start-tracking.ts';
import { trackingStatus } from '../lifecycle/tracking-status.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { householdPermission } from '../security/household-permission.ts';
import { refuseName } from '../security/refuse-name.ts';
import { signVersion } from '../security/signer.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for reading, importing, exporting and deleting the history. */
export function dataHandlers(services: BackgroundServices) {
  const { connection, clock, enforcer } = services;
  return {
    ready: async () => {
      await connection.read(readSettings);
      return { ok: true };
    },
    usage: async ({ dates }) => ({
      ok: true,
      snapshot: await connection.read(readSnapshot, () => dates),
    }),
    'week-details': async ({ from, to, date }) => ({
      ok: true,
      details: await connection.read(readWeekDetails, { start: from, end: to }, date),
    }),
    'tracking-status': async () => ({ ok: true, status: await trackingStatus(services) }),
    'start-counting': async ({ memberName, alone = false }) => {
      const isFirst = (await connection.read(localMembers)).length === 0;
      const refused = isFirst && memberName !== '' ? await refuseName(services, memberName) : null;
      if (refused !== null) return refused;
      if (!alone) return { ok: true, since: await beginTracking(services, memberName) };
      await awaitFirstVisit(services, memberName);
      return { ok: true, since: null };
    },
    export: async () => ({
      ok: true,
      archive: await connection.read(readArchive, clock.now().wall),
    }),
    import: async ({ archive, rules = false }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return parsed;
      const settings = await connection.read(readSettings);
      const unlocked = await services.pinGuard.unlocked(settings);
      const parent = unlocked?.parent ?? null;
      const limits = await importLimits(services, settings);
      // The unlock may have ended between the two.
      const isAllowed = rules && (parent !== null || settings.parents.length === 0);
      const { made, ...outcome } = await connection.write(
        importArchive,
        parsed.archive,
        wall,
        limits,
        isAllowed ? { parent } : null,
      );
      await Promise.all(made.map(async (version) => signVersion(services, version, unlocked)));
      services.refreshBadge();
      if (outcome.rulesOf.length > 0) await enforcer.enforceAgain();
      else services.inBackground(enforcer.enforce());
      return { ok: true, ...outcome };
    },
    'import-limits': async () => ({
      ok: true,
      limits: await importLimits(services, await connection.read(readSettings)),
    }),
    'preview-import': async ({ archive }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return parsed;
      const limits = await importLimits(services, await connection.read(readSettings));
      const preview = await connection.read(previewImport, parsed.archive, limits, wall);
      return { ok: true, preview };
    },
    'set-retention': async ({ months }) => {
      const settings = await connection.read(readSettings);
      if (settings.countingSince === null) return failure('not-counting', '');
      const days = await connection.write(setRetention, months, clock.now().wall);
      return { ok: true, days };
    },
    delete: async (request) => {
      const { wall } = clock.now();
      const settings = await connection.read(readSettings);
      const members = await connection.read(localMembers);
      const id = 'everything' in request ? undefined : request.member;
      const whose = members.find((each) => each.id === id) ?? null;
      if (id !== undefined && whose === null) return failure('not-there', 'member');
      const locked = await lockedFrom(services, settings, 'week');
      const householdKept = 'everything' in request && !(await deleteHousehold(services, settings));
      const days = await connection.write((database) =>
        'everything' in request
          ? deleteEverything(database, wall, locked)
          : deleteDays(database, request.from, request.to, wall, whose, locked),
      );
      if ('everything' in request) await connection.write(removeElsewhere, null);
      await connection.write(recordPresence, wall, machineZone());
      services.refreshBadge();
      services.inBackground(enforcer.enforce());
      const isLocked = locked !== null && ('everything' in request || request.to >= locked);
      return { ok: true, days, keptFrom: isLocked ? locked : null, householdKept };
    },
    'confirm-loss': async () => {
      const settings = await connection.read(readSettings);
      if (!(await services.pinGuard.isAuthorized(settings))) return failure('needs-pin', '');
      await connection.write(changeSettings, () => ({ lostHistory: null }));
      services.refreshBadge();
      return { ok: true };
    },
    'trust-clock': async () => {
      const settings = await connection.read(readSettings);
      if (!(await services.pinGuard.isAuthorized(settings))) return failure('needs-pin', '');
      await connection.write(trustClock, clock.now().wall);
      await applyTrackingChange(services);
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}

/**
 * Deletes all cards, and leaves the household, for which the PIN is needed.
 * @returns false if the PIN is missing and this browser is still in its household
 */
async function deleteHousehold(
  services: Pick<BackgroundServices, 'connection' | 'clock' | 'folderSync' | 'pinGuard'>,
  settings: Settings,
): Promise<boolean> {
  const { connection, clock } = services;
  await connection.write(deleteCards);
  if (settings.household === null) return true;
  const who = await householdPermission(services, settings);
  if (who === null) return false;
  await services.folderSync.leave(async () =>
    connection.write(leaveHousehold, who, clock.now().wall),
  );
  return true;
}
