import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { ImportLimits } from '../../domain/backup/preview-import.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { hasMark } from '../../platform/storage/install-marker.ts';
import { parseArchive } from '../../files/archive.ts';
import { agreementsAt } from '../../store/agreement/agreements.ts';
import { importArchive, previewImport, readArchive } from '../../store/data/archive.ts';
import { forgetCards } from '../../store/household/week-cards.ts';
import { deleteDays, deleteEverything } from '../../store/data/deletion.ts';
import { notePresence, trustClock } from '../../store/tracking/tracking-state.ts';
import { leaveKin } from '../../store/household/household.ts';
import { readPicture, readStretches } from '../../store/tracking/usage-queries.ts';
import { keepDaysFor } from '../../store/data/retention.ts';
import { readSettings } from '../../store/settings.ts';
import { awaitFirstVisit, begin } from '../lifecycle/start-tracking.ts';
import { conditionOf } from '../lifecycle/tracking-status.ts';
import { failure } from '../messaging/errors.ts';
import type { House } from '../services.ts';
import { whoMay } from './household.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type HistoryMessageName =
  | 'ready'
  | 'read'
  | 'stretches'
  | 'condition'
  | 'start-counting'
  | 'export'
  | 'import'
  | 'preview-import'
  | 'keep-days'
  | 'delete'
  | 'trust-clock';

/** Reading, keeping and deleting what was counted. */
export function historyHandlers(house: House): Handlers<HistoryMessageName> {
  const { vault, clock, warden } = house;
  return {
    ready: async () => {
      await vault.read(readSettings);
      return { ok: true };
    },
    read: async ({ dates }) => ({
      ok: true,
      picture: await vault.read((database) => readPicture(database, () => dates)),
    }),
    stretches: async ({ from, to, date }) => ({
      ok: true,
      stretches: await vault.read((database) =>
        readStretches(database, { start: from, end: to }, date),
      ),
    }),
    condition: async () => {
      const { wall } = clock.now();
      const settings = await vault.read(readSettings).catch(() => null);
      const access = await hasAccess();
      const condition =
        settings === null
          ? {
              counting: false,
              access,
              storage: vault.problem,
              historyLost: false,
              clockBehindMs: null,
            }
          : conditionOf(settings, access, vault.problem, await hasMark(), wall);
      return { ok: true, condition };
    },
    'start-counting': async ({ memberName, alone = false }) => {
      if (!alone) return { ok: true, since: await begin(house, memberName) };
      await awaitFirstVisit(house, memberName);
      return { ok: true, since: null };
    },
    export: async () => {
      const { wall } = clock.now();
      return { ok: true, archive: await vault.read((database) => readArchive(database, wall)) };
    },
    import: async ({ archive }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return failure(parsed.error, parsed.detail);
      const limits = await importLimits(house, wall);
      const added = await vault.write((database) =>
        importArchive(database, parsed.archive, wall, limits),
      );
      house.changed();
      house.inBackground(warden.enforce());
      return { ok: true, ...added };
    },
    'preview-import': async ({ archive }) => {
      const { wall } = clock.now();
      const parsed = parseArchive(archive, wall);
      if (!parsed.ok) return failure(parsed.error, parsed.detail);
      const limits = await importLimits(house, wall);
      const preview = await vault.read((database) =>
        previewImport(database, parsed.archive, limits, wall),
      );
      return { ok: true, preview };
    },
    'keep-days': async ({ months }) => {
      const { wall } = clock.now();
      const settings = await vault.read(readSettings);
      if (settings.countingSince === null) return failure('not-counting', '');
      const days = await vault.write((database) => keepDaysFor(database, months, wall));
      return { ok: true, days };
    },
    delete: async (request) => {
      const { wall } = clock.now();
      const settings = await vault.read(readSettings);
      const kept = await keptFrom(house, settings, wall, 'week');
      const householdKept = 'everything' in request && !(await forgetHousehold(house, settings));
      const outcome = await vault.write((database) =>
        'everything' in request
          ? deleteEverything(database, wall, kept)
          : deleteDays(database, request.from, before(request.to, kept), wall),
      );
      await vault.write((database) => notePresence(database, wall, machineZone()));
      house.changed();
      house.inBackground(warden.enforce());
      const wasKept = kept !== null && ('everything' in request || request.to >= kept);
      return { ok: true, days: outcome, keptFrom: wasKept ? kept : null, householdKept };
    },
    'trust-clock': async () => {
      const { wall } = clock.now();
      const settings = await vault.read(readSettings);
      if (settings.parents.length > 0 && (await house.guard.unlocked(settings)) === null) {
        return failure('needs-pin', '');
      }
      await vault.write((database) => trustClock(database, wall));
      await house.begun();
      return { ok: true };
    },
  };
}

/** What a file may change now, and what needs the PIN. */
async function importLimits(house: House, wall: EpochMs): Promise<ImportLimits> {
  const settings = await house.vault.read(readSettings);
  return {
    keptFrom: await keptFrom(house, settings, wall, 'day'),
    locked: settings.parents.length > 0 && (await house.guard.unlocked(settings)) === null,
  };
}

/**
 * Forgets every week card and what phones said, and the household as well, which needs the PIN as leaving it does.
 * @returns false where this browser is still in its household, for want of the PIN
 */
async function forgetHousehold(house: House, settings: Settings): Promise<boolean> {
  const { vault, clock } = house;
  await vault.write(forgetCards);
  if (settings.kin === null) return true;
  const who = await whoMay(house, settings);
  if (who === null) return false;
  await vault.write((database) => leaveKin(database, who, clock.now().wall));
  return true;
}

/**
 * The first date that stays as it is since a rule counts by it, for want of a PIN or because an
 * administrator set the rule: today, yesterday where a session may have run on from it, or the week
 * so far where there is a limit for the week;
 * `null` where everything may be changed (design: No back door of our own).
 */
export async function keptFrom(
  { vault, guard, administrator }: House,
  settings: Settings,
  wall: EpochMs,
  reach: 'day' | 'week',
): Promise<DayKey | null> {
  const { parents, calendars, firstDay } = settings;
  const managed = await administrator.rules();
  const open = parents.length === 0 || (await guard.unlocked(settings)) !== null;
  if ((open && managed === null) || calendars.length === 0) return null;
  const now = momentOf(settings, wall);
  const today = dateOf(calendarAt(calendars, now), now);
  const standing = open ? [] : await vault.read((database) => agreementsAt(database, now));
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
