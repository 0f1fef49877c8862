import { SealService } from '../../../../src/background/security/seal-service.ts';
import { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';
import type { Clock } from '../../../../src/domain/time/clock.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import type { SealResult } from '../../../../src/domain/integrity/seal.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import { newPin } from '../../../../src/platform/crypto/pin-crypto.ts';
import type { SealKey } from '../../../../src/platform/crypto/pin-crypto.ts';
import { makeAgreement } from '../../../../src/store/agreement/agreements.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { addGrant } from '../../../../src/store/limits/extra-time.ts';
import { recordPresence } from '../../../../src/store/tracking/tracking-state.ts';
import { changeParents } from '../../../../src/store/people/parents.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { NOON, openAtAdas } from '../../store/tracking/report-fixture.ts';

export const DAD = { id: 'dad', name: 'Dad' };

/** Made once: it takes a while. */
let dadsPin: ReturnType<typeof newPin> | undefined;

/** The key of the first of the days in `SealedHousehold.sealed`. */
export const FIRST_DAY = ['laptop', 'ada', 'tiktok', '2026-05-01'] as const;

export function dailyLimit(minutes: number): Rules {
  const limitsMs = Array<Millis>(7).fill(minutes * MINUTE);
  return { ...NO_RULES, daily: { limitsMs, strength: 'firm', messagesOpen: false } };
}

/** Ada's household with a real database, a clock that is set by hand, and a father with a PIN. */
export class SealFixture {
  readonly database: KintimeDatabase;
  readonly sealer: SealService;
  readonly key: SealKey;
  wall: EpochMs = NOON;

  private constructor(database: KintimeDatabase, key: SealKey) {
    this.database = database;
    this.key = key;
    const clock: Clock = { now: () => ({ wall: this.wall, mono: this.wall }) };
    this.sealer = new SealService(new DatabaseConnection(() => undefined), clock);
  }

  static async open(): Promise<SealFixture> {
    const { record, sealKey } = await (dadsPin ??= newPin('482915'));
    const household = new SealFixture(await openAtAdas(), sealKey);
    const parent = { ...DAD, pin: record };
    const entry = { what: 'pin-first' as const, who: DAD.name };
    await household.sealer.begin(DAD.id, household.key, [], (database) =>
      changeParents(database, () => [parent], entry, household.wall),
    );
    return household;
  }

  /** Two days with limits and extra time, sealed on the third; it is the sixth by now. */
  static async sealed(): Promise<SealFixture> {
    const household = await SealFixture.open();
    await household.agree(dailyLimit(60));
    await household.give(5);
    await household.watch(NOON, HOUR);
    household.wall = NOON + DAY;
    await household.watch(NOON + DAY, 2 * HOUR);
    household.wall = NOON + 2 * DAY;
    await household.turnDay();
    const word = await household.unlock();
    if (!word.fine) throw new Error(`Not fine from the start: ${word.found.join(' ')}`);
    household.wall += 3 * DAY;
    return household;
  }

  async watch(start: EpochMs, lengthMs: Millis): Promise<void> {
    const claims = [{ start, end: start + lengthMs, feed: 'for-you' as const }];
    const wall = Math.max(this.wall, start + lengthMs);
    await recordReport(this.database, { site: 'tiktok', claims, gaps: [], wall, began: start });
  }

  async agree(rules: Rules, by: typeof DAD | null = DAD): Promise<void> {
    const settings = await readSettings(this.database);
    const parent = settings.parents.find(({ id }) => id === by?.id) ?? null;
    const { wall } = this;
    const terms = { lookAgain: null, wishes: [], parent, yeses: [parent?.id ?? 'member'] };
    const decision = { member: 'ada', way: 'together' as const, rules, from: wall, ...terms };
    await makeAgreement(this.database, decision, wall);
  }

  async give(minutes: number): Promise<void> {
    const gift = { member: 'ada', ms: minutes * MINUTE, pastBedtime: false, how: 'free' as const };
    await addGrant(this.database, { ...gift, parent: null, reason: 'quiz' }, this.wall);
  }

  async turnDay(): Promise<void> {
    await recordPresence(this.database, this.wall, 'Europe/Berlin');
  }

  /** Dad gives his PIN. */
  async unlock(): Promise<SealResult> {
    await this.sealer.renew(DAD.id, this.key);
    const { sealResult } = await readSettings(this.database);
    if (sealResult === null) throw new Error('Nothing was checked');
    return sealResult;
  }
}

/** @throws Error where there is none */
export async function firstOf<T>(rows: Promise<readonly T[]>): Promise<T> {
  const [first] = await rows;
  if (first === undefined) throw new Error('nothing there');
  return first;
}
