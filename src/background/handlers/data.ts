import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { ImportLimits } from '../../domain/backup/preview-import.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { hasInstallMarker } from '../../platform/storage/install-marker.ts';
import { parseArchive } from '../../files/archive.ts';
import { agreementsAt } from '../../store/agreement/agreements.ts';
import { importArchive, previewImport, readArchive } from '../../store/data/archive.ts';
import { deleteCards } from '../../store/household/week-cards.ts';
import { deleteDays, deleteEverything } from '../../store/data/deletion.ts';
import { recordPresence, trustClock } from '../../store/tracking/tracking-state.ts';
import { leaveHousehold } from '../../store/household/household.ts';
import { readSnapshot, readWeekDetails } from '../../store/tracking/usage-queries.ts';
import { setRetention } from '../../store/data/retention.ts';
import { readSettings } from '../../store/settings.ts';
import { awaitFirstVisit, beginTracking } from '../lifecycle/start-tracking.ts';
import { trackingStatusOf } from '../lifecycle/tracking-status.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { householdPermission } from './household.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type DataMessageName =
  | 'ready'
  | 'usage'
  | 'week-details'
  | 'tracking-status'
  | 'start-counting'
  | 'export'
  | 'import'
  | 'preview-import'
  | 'set-retention'
  | 'delete'
  | 'trust-clock';

/** Reading, keeping and deleting what was counted. */
export function dataHandlers(services: BackgroundServices): Handlers<DataMessageName> {
  const { connection, clock, enforcer } = services;
  return {
    ready: async () => {
      await connection.read(readSettings);
      return { ok: true };
    },
    usage: async ({ dates }) => ({
      ok: true,
      snapshot: await connection.read((database) => readSnapshot(database, () => dates)),
    }),
    'week-details': async ({ from, to, date }) => ({
      ok: true,
      details: await connection.read((database) =>
        readWeekDetails(database, { start: from, end: to }, date),
      ),
    }),
    'tracking-status': async () => {
      const { wall } = clock.now();
      const settings = await connection.read(readSettings).catch(() => null);
      const access = await hasAccess();
      const status =
        settings === null
          ? {
              counting: false,
              access,
              storage: connection.problem,
              historyLost: false,
              clockBehindMs: null,
            }
          : trackingStatusOf(settings, access, connection.problem, await hasInstallMarker(), wall);
      return { ok: true, status };
    },
    'start-counting': async ({ memberName, alone = false }) => {
      if (!alone) return { ok: true, since: await beginTracking(services, memberName) };
      await awaitFirstVisit(services, memberName);
      return { ok: true, since: null };
    },
    export: async () => {
      const { wall } = clock.now();
      return {
        ok: true,
        archive: await connection.read((database) => readArchive(database, wall)),
      };
    },
    import: async ({ archive }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return failure(parsed.error, parsed.detail);
      const limits = await importLimits(services, wall);
      const added = await connection.write((database) =>
        importArchive(database, parsed.archive, wall, limits),
      );
      services.refreshBadge();
      services.inBackground(enforcer.enforce());
      return { ok: true, ...added };
    },
    'preview-import': async ({ archive }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return failure(parsed.error, parsed.detail);
      const limits = await importLimits(services, wall);
      const preview = await connection.read((database) =>
        previewImport(database, parsed.archive, limits, wall),
      );
      return { ok: true, preview };
    },
    'set-retention': async ({ months }) => {
      const { wall } = clock.now();
      const settings = await connection.read(readSettings);
      if (settings.countingSince === null) return failure('not-counting', '');
      const days = await connection.write((database) => setRetention(database, months, wall));
      return { ok: true, days };
    },
    delete: async (request) => {
      const { wall } = clock.now();
      const settings = await connection.read(readSettings);
      const kept = await lockedFrom(services, settings, wall, 'week');
      const householdKept = 'everything' in request && !(await forgetHousehold(services, settings));
      const outcome = await connection.write((database) =>
        'everything' in request
          ? deleteEverything(database, wall, kept)
          : deleteDays(database, request.from, before(request.to, kept), wall),
      );
      await connection.write((database) => recordPresence(database, wall, machineZone()));
      services.refreshBadge();
      services.inBackground(enforcer.enforce());
      const wasKept = kept !== null && ('everything' in request || request.to >= kept);
      return { ok: true, days: outcome, keptFrom: wasKept ? kept : null, householdKept };
    },
    'trust-clock': async () => {
      const { wall } = clock.now();
      const settings = await connection.read(readSettings);
      if (settings.parents.length > 0 && (await services.pinGuard.unlocked(settings)) === null) {
        return failure('needs-pin', '');
      }
      await connection.write((database) => trustClock(database, wall));
      await services.trackingStarted();
      return { ok: true };
    },
  };
}

/** What a file may change now, and what needs the PIN. */
async function importLimits(services: BackgroundServices, wall: EpochMs): Promise<ImportLimits> {
  const settings = await services.connection.read(readSettings);
  return {
    lockedFrom: await lockedFrom(services, settings, wall, 'day'),
    locked: settings.parents.length > 0 && (await services.pinGuard.unlocked(settings)) === null,
  };
}

/**
 * Forgets every week card and what phones said, and the household as well, which needs the PIN as leaving it does.
 * @returns false where this browser is still in its household, for want of the PIN
 */
async function forgetHousehold(services: BackgroundServices, settings: Settings): Promise<boolean> {
  const { connection, clock } = services;
  await connection.write(deleteCards);
  if (settings.household === null) return true;
  const who = await householdPermission(services, settings);
  if (who === null) return false;
  await connection.write((database) => leaveHousehold(database, who, clock.now().wall));
  return true;
}

/**
 * The first date that stays as it is since a rule counts by it, for want of a PIN or because an
 * administrator set the rule: today, yesterday where a session may have run on from it, or the week
 * so far where there is a limit for the week;
 * `null` where everything may be changed (design: No back door of our own).
 */
export async function lockedFrom(
  { connection, pinGuard, managedPolicy }: BackgroundServices,
  settings: Settings,
  wall: EpochMs,
  reach: 'day' | 'week',
): Promise<DayKey | null> {
  const { parents, calendars, firstDay } = settings;
  const managed = await managedPolicy.rules();
  const open = parents.length === 0 || (await pinGuard.unlocked(settings)) !== null;
  if ((open && managed === null) || calendars.length === 0) return null;
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(calendars, now), now);
  const standing = open ? [] : await connection.read((database) => agreementsAt(database, now));
  const all = [...standing.map(({ rules }) => rules), managed];
  const weekly = all.some((rules) => (rules?.weekly ?? null) !== null);
  // A break that has to be kept may have begun yesterday.
  const session = all.some((rules) => (rules?.session ?? null) !== null);
  const counted = session ? addDays(today, -1) : today;
  // A file lowers no day, and so gives back no week; stretches it may hand to somebody else.
  if (reach === 'day') return counted;
  const week = weekly ? weekStart(today, firstWeekday(firstDay)) : today;
  return week < counted ? week : counted;
}

function before(to: DayKey, kept: DayKey | null): DayKey {
  return kept === null || to < kept ? to : addDays(kept, -1);
}
