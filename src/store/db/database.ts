import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { Agreement, Proposal } from '../../domain/agreement/agreement.ts';
import type { PhoneWeek, WeekCard } from '../../domain/household/week/week-card.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import type { Member, Switch } from '../../domain/people/members.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { SettingKey, SettingRow } from '../../domain/settings/settings.ts';
import type { Seal } from '../../domain/integrity/seal.ts';
import type { Skip } from '../../domain/tracking/declined-opens.schema.ts';
import type { Span } from '../../domain/tracking/span.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { DATABASE, VERSIONS } from './schema.ts';
import type { SchemaVersion } from './schema.ts';

/** The database with the types of its rows; writing is the background's alone. */
export class KintimeDatabase extends Dexie {
  declare readonly spans: Table<Span, [device: string, site: string, start: EpochMs]>;
  declare readonly days: Table<Day, [device: string, member: string, site: string, date: DayKey]>;
  declare readonly members: Table<Member, string>;
  declare readonly switches: Table<Switch, EpochMs>;
  declare readonly gaps: Table<Gap, [device: string, site: string, start: EpochMs, reason: string]>;
  declare readonly log: Table<LogEntry, number>;
  declare readonly agreements: Table<Agreement, string>;
  declare readonly proposals: Table<Proposal, string>;
  declare readonly grants: Table<Grant, string>;
  declare readonly skips: Table<Skip, [member: string, site: string, at: EpochMs]>;
  declare readonly seals: Table<Seal, string>;
  declare readonly persons: Table<HouseholdMember, string>;
  declare readonly cards: Table<WeekCard, [person: string, device: string, week: DayKey]>;
  declare readonly phoneWeeks: Table<PhoneWeek, [member: string, week: DayKey]>;
  declare readonly settings: Table<SettingRow, SettingKey>;
}

/** The database was written by a later Kintime, whose rows this one would misread. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** There is no database yet: the background has not made it. */
export class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/**
 * Opens the database, makes it where there is none, and brings an older one up to date.
 * @throws NewerDatabaseError for a later version, which is left as it is
 */
export async function openDatabase(
  versions: readonly SchemaVersion[] = VERSIONS,
): Promise<KintimeDatabase> {
  await rejectNewerVersion(versions);
  const database = new KintimeDatabase(DATABASE);
  for (const { version, stores, migrate } of versions) {
    const step = database.version(version).stores(stores);
    if (migrate !== undefined) step.upgrade(migrate);
  }
  await database.open();
  closeOnVersionChange(database);
  return database;
}

/**
 * Opens the database as it is, for a page that reads. It never makes or upgrades one.
 * @throws NoDatabaseError where the background has not made it yet
 * @throws NewerDatabaseError for a later version
 */
export async function openForReading(
  versions: readonly SchemaVersion[] = VERSIONS,
): Promise<KintimeDatabase> {
  // Dexie would make one, find it empty and delete it again, and with it what the background
  // may have made in the meantime.
  if ((await rejectNewerVersion(versions)) === undefined) throw new NoDatabaseError();
  const database = new KintimeDatabase(DATABASE);
  await database.open();
  closeOnVersionChange(database);
  for (const table of database.tables) Object.assign(database, { [table.name]: table });
  return database;
}

/**
 * Makes room for another version of the database, and stays closed: by itself Dexie would open
 * again, whatever version is there by then.
 */
function closeOnVersionChange(database: Dexie): void {
  database.on('versionchange', () => {
    database.close();
    return false;
  });
}

/**
 * Asks the browser before Dexie opens anything: Dexie opens a later version without a word, and
 * where it misses an index it adds it, which makes that version unreadable for its own program.
 * @returns the version that is there
 */
async function rejectNewerVersion(versions: readonly SchemaVersion[]): Promise<number | undefined> {
  const known = Math.max(...versions.map(({ version }) => version));
  const stored = (await indexedDB.databases()).find(({ name }) => name === DATABASE);
  if (stored?.version === undefined) return undefined;
  // Dexie counts in tenths, and goes up by one tenth where it had to mend a schema.
  const version = Math.floor(stored.version / 10);
  if (version > known) throw new NewerDatabaseError(`version ${version}, known up to ${known}`);
  return version;
}
