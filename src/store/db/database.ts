import { Dexie } from 'dexie';
import type { DexieOptions, Table } from 'dexie';
import type { Agreement, Proposal } from '../../domain/agreement/agreement.ts';
import type { ExtraTimeRequest } from '../../domain/agreement/extra-time-request.ts';
import type { PhoneWeek, WeekCard } from '../../domain/household/week/week-card.ts';
import type { ElsewhereDay } from '../../domain/elsewhere/videos.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import type { Member, Switch } from '../../domain/people/members.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import type { SharedTime } from '../../domain/household/sharing/shared-time.schema.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { SettingKey, SettingRow } from '../../domain/settings/settings.ts';
import type { Seal } from '../../domain/integrity/seal.ts';
import type { DeclinedOpen } from '../../domain/tracking/declined-opens.schema.ts';
import type { Span } from '../../domain/tracking/span.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { openExisting } from './existing-database.ts';
import { DATABASE, LATEST_VERSION, VERSIONS } from './schema.ts';
import type { SchemaVersion } from './schema.ts';

/** The database with the types of its rows. Only the background writes. */
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
  declare readonly requests: Table<ExtraTimeRequest, string>;
  declare readonly skips: Table<DeclinedOpen, [member: string, site: string, at: EpochMs]>;
  declare readonly seals: Table<Seal, string>;
  declare readonly persons: Table<HouseholdMember, string>;
  declare readonly cards: Table<WeekCard, [person: string, device: string, week: DayKey]>;
  declare readonly phoneWeeks: Table<PhoneWeek, [member: string, week: DayKey]>;
  declare readonly elsewhere: Table<ElsewhereDay, [member: string, date: DayKey]>;
  declare readonly browserFiles: Table<BrowserFile, string>;
  declare readonly sharedTime: Table<SharedTime, [device: string, member: string, date: DayKey]>;
  declare readonly settings: Table<SettingRow, SettingKey>;

  constructor(options: Pick<DexieOptions, 'indexedDB'> = {}) {
    // By itself, Dexie would open the database again after the browser threw it away, and create an
    // empty one.
    super(DATABASE, { autoOpen: false, ...options });
  }
}

/** The stored database has a later schema version than this build knows. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** The background has not created the database yet. */
export class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/**
 * Opens the database; creates or upgrades it as needed.
 * @throws NewerDatabaseError for a later version, which is left untouched
 */
export async function openDatabase(
  versions: readonly SchemaVersion[] = VERSIONS,
): Promise<KintimeDatabase> {
  const known = Math.max(...versions.map(({ version }) => version));
  await rejectNewerVersion(known);
  const database = new KintimeDatabase();
  for (const { version, stores, migrate } of versions) {
    const step = database.version(version).stores(stores);
    if (migrate !== undefined) step.upgrade(migrate);
  }
  await database.open();
  try {
    // Another build may have upgraded it since the first check.
    checkVersion(database.backendDB().version, known);
  } catch (error) {
    database.close();
    throw error;
  }
  closeOnVersionChange(database);
  return database;
}

/**
 * Opens the database for a page that only reads. Never creates or upgrades it.
 * @param existing a connection that was opened before
 * @param known the latest version that this build knows
 * @throws NoDatabaseError if the background has not created it yet
 * @throws NewerDatabaseError for a later version
 */
export async function openForReading(
  existing = openExisting(),
  known = LATEST_VERSION,
): Promise<KintimeDatabase> {
  const connection = await existing;
  if (connection === null) throw new NoDatabaseError();
  try {
    checkVersion(connection.version, known);
  } catch (error) {
    connection.close();
    throw error;
  }
  const database = new KintimeDatabase({ indexedDB: factoryOf(connection) });
  await database.open();
  // Closed meanwhile, for an upgrade or a deletion, it would look empty.
  if (database.tables.length === 0) throw new Error('The connection was closed');
  closeOnVersionChange(database);
  for (const table of database.tables) Object.assign(database, { [table.name]: table });
  return database;
}

/** Gives Dexie a connection that is open already as if it had opened that itself. */
function factoryOf(connection: IDBDatabase): NonNullable<DexieOptions['indexedDB']> {
  const open = (): object => {
    const request: { result: IDBDatabase; onsuccess?: () => void } = { result: connection };
    // Dexie sets it after this call.
    queueMicrotask(() => request.onsuccess?.());
    return request;
  };
  return { open };
}

/**
 * Closes the connection for an upgrade or a deletion, and keeps it closed: Dexie would reopen by
 * itself, whatever the version is by then.
 */
function closeOnVersionChange(database: Dexie): void {
  database.on('versionchange', () => {
    database.close();
    return false;
  });
}

/**
 * Checks the stored version before Dexie opens anything: Dexie opens a later version silently and
 * adds the indexes it misses, after which the later build cannot open it any more.
 */
async function rejectNewerVersion(known: number): Promise<void> {
  const stored = (await indexedDB.databases()).find(({ name }) => name === DATABASE);
  if (stored?.version !== undefined) checkVersion(stored.version, known);
}

/** @throws NewerDatabaseError if the stored version is later than the latest one known */
function checkVersion(stored: number, known: number): void {
  // Dexie multiplies versions by 10, and adds 1 when it repairs a schema.
  const version = Math.floor(stored / 10);
  if (version > known) throw new NewerDatabaseError(`version ${version}, known up to ${known}`);
}
