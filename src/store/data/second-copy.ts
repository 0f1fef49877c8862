import { usedTimes } from '../../domain/backup/used-time.ts';
import { COPIED_SETTINGS, copiedSettings, lostSince } from '../../domain/backup/second-copy.ts';
import type { DatabaseState, SecondCopy } from '../../domain/backup/second-copy.ts';
import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { essentialSwitches } from '../../domain/people/members.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { currentAndUpcomingAgreements } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { countedFrom, readLostTime } from '../limits/lost-time.ts';
import { readSwitches } from '../people/member-switches.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { gapsFrom } from '../tracking/tracking-state.ts';

/** The tables whose rows are in the second copy, besides the settings. */
export const COPIED_TABLES = [
  'agreements',
  'grants',
  'members',
  'persons',
  'sharedTime',
  'switches',
] as const;

/** The second copy of what the database holds now; `null` before the set-up. */
export async function readSecondCopy(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<SecondCopy | null> {
  return database.transaction('r', tablesOf(database), async () => {
    const { settings, logTo } = await readState(database);
    if (!isSetUp(settings)) return null;
    const now = recordedNow(settings, wall);
    const today = dateOf(calendarAt(settings.calendars, now), now);
    const from = countedFrom(today);
    const [members, switches, grants, persons, sharedTime, days, lost] = await Promise.all([
      validRows(database.members, memberSchema),
      readSwitches(database),
      validRows(
        database.grants.filter(({ date }) => date >= from),
        grantSchema,
      ),
      validRows(database.persons, householdMemberSchema),
      validRows(database.sharedTime.where('date').aboveOrEqual(from), sharedTimeSchema),
      validRows(database.days.where('date').between(from, today, true, true), daySchema),
      readLostTime(database, settings, from, today),
    ]);
    return {
      logTo,
      members,
      switches: essentialSwitches(members, switches),
      agreements: await currentAndUpcomingAgreements(database, members, now),
      grants,
      persons,
      used: usedTimes(
        days.filter(({ device }) => device === settings.device),
        lost,
      ),
      sharedTime,
      settings: COPIED_SETTINGS.map((key) => ({ key, value: settings[key] })),
    };
  });
}

/** Whether the database lost what the copy has. Does not wait for writing transactions. */
export async function hasLost(database: KintimeDatabase, copy: SecondCopy): Promise<boolean> {
  return lostSince(await readState(database), copy) !== null;
}

/**
 * Puts the copy's rows back if the database lost them, with a gap, a line in the change log and a
 * setting that say so. Rows that only the database has stay.
 */
export async function restoreFromSecondCopy(
  database: KintimeDatabase,
  copy: SecondCopy,
  wall: EpochMs,
): Promise<void> {
  await database.transaction('rw!', [...tablesOf(database), database.gaps], async () => {
    const before = await readState(database);
    const from = lostSince(before, copy);
    if (from === null) return;
    const { agreements, gaps, grants, log, members, persons, sharedTime, switches } = database;
    const settings = restoredSettings(before, copy);
    const at = recordedNow({ ...before.settings, ...settings }, wall);
    const used = copy.used ?? [];
    await Promise.all([
      members.bulkPut([...copy.members]),
      switches.bulkPut([...copy.switches]),
      agreements.bulkPut([...copy.agreements]),
      grants.bulkPut([...copy.grants]),
      persons.bulkPut([...copy.persons]),
      sharedTime.bulkPut([...(copy.sharedTime ?? [])]),
    ]);
    await writeSettings(database, {
      ...settings,
      lostHistory: { from, at },
      usedBeforeLoss: used.length === 0 ? null : { at, used },
    });
    const { device = '', countingSince = null } = settings;
    if (countingSince !== null) await gaps.bulkPut(gapsFrom(device, from, at, 'lost'));
    // The log goes on behind the copy's, so that this database is the later one from now on.
    const entry = { id: copy.logTo + 1, at, what: 'history-lost', fromMs: from } as const;
    await log.add(entry);
  });
}

/** The copied settings, with the later of both clocks: recorded time never runs backwards (rule C6). */
function restoredSettings({ settings }: DatabaseState, copy: SecondCopy) {
  const copied = copiedSettings(copy);
  const { recordedClock = settings.recordedClock, seenAt = 0 } = copied;
  return {
    ...copied,
    recordedClock:
      recordedClock.last >= settings.recordedClock.last ? recordedClock : settings.recordedClock,
    seenAt: Math.max(seenAt, settings.seenAt),
  };
}

async function readState(database: KintimeDatabase): Promise<DatabaseState> {
  const [settings, last] = await Promise.all([
    readSettings(database),
    database.log.toCollection().lastKey(),
  ]);
  return { settings, logTo: typeof last === 'number' ? last : 0 };
}

function tablesOf(database: KintimeDatabase) {
  const { days, log, settings, spans } = database;
  return [...COPIED_TABLES.map((table) => database[table]), days, log, settings, spans];
}
