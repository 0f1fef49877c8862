import { SealService } from '../../../../src/background/security/seal-service.ts';
import { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';
import type { Clock } from '../../../../src/domain/time/clock.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import type { SealResult } from '../../../../src/domain/integrity/seal.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import { createPinRecord } from '../../../../src/platform/crypto/pin-crypto.ts';
import type { SealKey } from '../../../../src/platform/crypto/pin-crypto.ts';
import { makeAgreement } from '../../../../src/store/agreement/agreements.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { addGrant } from '../../../../src/store/limits/extra-time.ts';
import { recordPresence } from '../../../../src/store/tracking/tracking-state.ts';
import { changeParents } from '../../../../src/store/people/parents.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { NOON, openWithAda } from '../../store/tracking/report-fixture.ts';

export const DAD = { id: 'dad', name: 'Dad' };

/** Cached, since deriving a key is slow. */
let dadsPin: ReturnType<typeof createPinRecord> | undefined;

/** The primary key of the first day in `SealFixture.openSealed`. */
export const FIRST_DAY = ['laptop', 'ada', 'tiktok', '2026-05-01'] as const;

export function dailyLimit(minutes: number): Rules {
  const limitsMs = Array<Millis>(7).fill(minutes * MINUTE);
  return { ...NO_RULES, daily: { limitsMs, strength: 'firm', messagesOpen: false } };
}

/** Ada's browser with a fake IndexedDB, a clock that the test sets, and Dad's PIN. */
export class SealFixture {
  readonly database: KintimeDatabase;
  readonly sealService: SealService;
  readonly key: SealKey;
  wall: EpochMs = NOON;

  private constructor(database: KintimeDatabase, key: SealKey) {
    this.database = database;
    this.key = key;
    const clock: Clock = { now: () => ({ wall: this.wall, mono: this.wall }) };
    this.sealService = new SealService(new DatabaseConnection(() => undefined), clock);
  }

  static async open(): Promise<SealFixture> {
    const { record, sealKey } = await (dadsPin ??= createPinRecord('482915'));
    const fixture = new SealFixture(await openWithAda(), sealKey);
    const parent = { ...DAD, pin: record };
    const entry = { what: 'pin-first' as const, who: DAD.name };
    await fixture.sealService.begin(DAD.id, fixture.key, [], (database) =>
      changeParents(database, () => [parent], entry, fixture.wall),
    );
    return fixture;
  }

  /** Two days with limits and extra time, sealed on the third day; now is the sixth. */
  static async openSealed(): Promise<SealFixture> {
    const fixture = await SealFixture.open();
    await fixture.setRules(dailyLimit(60));
    await fixture.addFreeExtension(5);
    await fixture.watch(NOON, HOUR);
    fixture.wall = NOON + DAY;
    await fixture.watch(NOON + DAY, 2 * HOUR);
    fixture.wall = NOON + 2 * DAY;
    await fixture.recordPresence();
    const result = await fixture.unlock();
    if (!result.fine) throw new Error(`Not fine at the start: ${result.found.join(' ')}`);
    fixture.wall += 3 * DAY;
    return fixture;
  }

  async watch(start: EpochMs, lengthMs: Millis): Promise<void> {
    const claims = [{ start, end: start + lengthMs, feed: 'for-you' as const }];
    const wall = Math.max(this.wall, start + lengthMs);
    await recordReport(this.database, { site: 'tiktok', claims, gaps: [], wall, began: start });
  }

  async setRules(rules: Rules, by: typeof DAD | null = DAD): Promise<void> {
    const settings = await readSettings(this.database);
    const parent = settings.parents.find(({ id }) => id === by?.id) ?? null;
    const { wall } = this;
    const terms = { lookAgain: null, wishes: [], parent, isMember: parent === null };
    const decision = { member: 'ada', way: 'together' as const, rules, from: wall, ...terms };
    await makeAgreement(this.database, decision, wall);
  }

  async addFreeExtension(minutes: number): Promise<void> {
    const grant = { member: 'ada', ms: minutes * MINUTE, pastBedtime: false, how: 'free' as const };
    await addGrant(this.database, { ...grant, parent: null, reason: 'quiz' }, this.wall);
  }

  async recordPresence(): Promise<void> {
    await recordPresence(this.database, this.wall, 'Europe/Berlin');
  }

  /** Dad unlocks; returns the result of the check. */
  async unlock(): Promise<SealResult> {
    await this.sealService.renew(DAD.id, this.key);
    const { sealResult } = await readSettings(this.database);
    if (sealResult === null) throw new Error('Nothing was checked');
    return sealResult;
  }
}

/** @throws Error if there is none */
export async function firstOf<T>(rows: Promise<readonly T[]>): Promise<T> {
  const [first] = await rows;
  if (first === undefined) throw new Error('nothing there');
  return first;
}
