import type { Clock } from '../../domain/time/clock.ts';
import {
  sealMacInput,
  coveredBy,
  dayText,
  recordsOf,
  recordKey,
  sealedKey,
  SEAL_VERSION,
} from '../../domain/integrity/seal.ts';
import type {
  SealedRecord,
  Mark,
  Seal,
  Sealable,
  SealedDay,
  SealResult,
} from '../../domain/integrity/seal.ts';
import { daysWithOtherTerms, findFaults } from '../../domain/integrity/verify-seal.ts';
import type { SealEvidence } from '../../domain/integrity/verify-seal.ts';
import { sign } from '../../platform/crypto/pin-crypto.ts';
import type { SealKey } from '../../platform/crypto/pin-crypto.ts';
import { saveSeal, readDueTerms, readSealable } from '../../store/integrity/seals.ts';
import type { SealedChange } from '../../store/integrity/seals.ts';
import { serialize } from '../lib/task-queue.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** Makes the seal under the key of a parent's PIN, and verifies it at the next unlock (rule A18). */
export class SealService {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** Two tabs that unlock at once must not both report the same faults. */
  readonly #serialize = serialize();
  /** The key of the last PIN given, in memory only, to check the seal when that PIN is changed. */
  #currentKey: { readonly parent: string; readonly key: SealKey } | undefined;

  constructor(connection: DatabaseConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** At an unlock: checks the parent's last seal, and makes a new one. */
  async renew(parent: string, key: SealKey): Promise<void> {
    return this.#serialize(async () => {
      const { sealable, seals } = await this.#read();
      const last = seals.find((stored) => stored.parent === parent)?.seal ?? null;
      const seal = await makeSeal(sealable, parent, key);
      await this.#save(seal, await this.#check(sealable, last, key));
      this.#currentKey = { parent, key };
    });
  }

  /** At a lock: forgets the key. */
  forget(): void {
    this.#currentKey = undefined;
  }

  /**
   * Starts over with a first or reset PIN: earlier seals cannot be checked any more. A seal of
   * somebody who is not a parent is a fault, since Kintime never leaves one behind.
   * @param parents the ids of the parents before the change
   * @param change stores the PIN, in the same transaction as its seal
   */
  async begin(
    parent: string,
    key: SealKey,
    parents: readonly string[],
    change: SealedChange,
  ): Promise<void> {
    return this.#serialize(async () => {
      const { sealable, seals } = await this.#read();
      const isStray = seals.some((stored) => !parents.includes(stored.parent));
      const { now: at, today: until } = sealable;
      const result = isStray
        ? { at, until, fine: false, anew: true, found: ['seal' as const] }
        : { at, until, fine: true, anew: true, found: [] };
      await this.#save(await makeSeal(sealable, parent, key), result, change);
      this.#currentKey = { parent, key };
    });
  }

  /**
   * Seals with the key of an added parent or a changed PIN. If the parent's previous key is still
   * known, the last seal is checked first.
   * @param change stores the PIN, in the same transaction as its seal
   */
  async rekey(parent: string, key: SealKey, change: SealedChange): Promise<void> {
    return this.#serialize(async () => {
      const { sealable, seals } = await this.#read();
      const last = seals.find((stored) => stored.parent === parent)?.seal ?? null;
      const oldKey = this.#currentKey?.parent === parent ? this.#currentKey.key : undefined;
      const result = oldKey === undefined ? null : await this.#check(sealable, last, oldKey);
      await this.#save(await makeSeal(sealable, parent, key), result, change);
      if (oldKey !== undefined) this.#currentKey = { parent, key };
    });
  }

  async #read(): ReturnType<typeof readSealable> {
    const { wall } = this.#clock.now();
    return this.#connection.read(readSealable, wall);
  }

  async #save(seal: Seal, result: SealResult | null, change?: SealedChange): Promise<void> {
    await this.#connection.write(saveSeal, seal, result, change);
  }

  async #check(sealable: Sealable, last: Seal | null, key: SealKey): Promise<SealResult> {
    const { now: at, today } = sealable;
    // Deleted or made unreadable: Kintime does neither.
    if (last === null) return { at, until: today, fine: false, anew: false, found: ['seal'] };
    const { until } = last;
    const isWhole = (await sign(key, sealMacInput(last))) === last.mac;
    if (isWhole && last.version !== SEAL_VERSION) {
      return { at, until: today, fine: true, anew: true, found: [] };
    }
    const evidence = await this.#gatherEvidence(sealable, last, key, isWhole);
    const found = findFaults(last, sealable, evidence);
    return { at, until, fine: found.length === 0, anew: false, found };
  }

  async #gatherEvidence(
    sealable: Sealable,
    last: Seal,
    key: SealKey,
    isWhole: boolean,
  ): Promise<SealEvidence> {
    const [marks, forged, terms] = await Promise.all([
      Promise.all(recordsOf(sealable).map(async (entry) => markOf(entry, key))),
      Promise.all(last.rows.map(async (row) => isForged(row, last, key))),
      this.#connection.read(readDueTerms, daysWithOtherTerms(last, sealable)),
    ]);
    return {
      isWhole,
      forged: new Set(last.rows.filter((_, i) => forged[i] === true).map(sealedKey)),
      macs: new Map(marks.map((mark) => [recordKey(mark), mark.mac])),
      terms,
    };
  }
}

async function isForged(row: SealedDay, seal: Seal, key: SealKey): Promise<boolean> {
  return (await sign(key, dayText(seal, row))) !== row.mac;
}

async function markOf({ text, ...entry }: SealedRecord, key: SealKey): Promise<Mark> {
  return { ...entry, mac: await sign(key, text) };
}

async function makeSeal(sealable: Sealable, parent: string, key: SealKey): Promise<Seal> {
  const { now: at, today: until, device, keepDaysMonths, members, log } = sealable;
  const { records, days } = coveredBy(sealable);
  const marks = await Promise.all(records.map(async (record) => markOf(record, key)));
  const rows = await Promise.all(
    days.map(async ({ member, site, date, activeMs, limitMs, grantedMs }): Promise<SealedDay> => {
      const row = { member, site, date, activeMs, limitMs, grantedMs };
      return Object.assign(row, { mac: await sign(key, dayText({ parent, at }, row)) });
    }),
  );
  const body = {
    parent,
    version: SEAL_VERSION,
    at,
    until,
    device,
    keepDaysMonths,
    logTo: log.reduce((last, { id }) => Math.max(last, id), 0),
    members,
    marks,
    dates: rows.map(({ member, site, date }) => ({ member, site, date })),
  };
  return { ...body, mac: await sign(key, sealMacInput(body)), rows };
}
