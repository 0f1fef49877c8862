import type { Clock } from '../../domain/time/clock.ts';
import {
  sealText,
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
import type { Writing } from '../../store/integrity/seals.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/**
 * Seals what is agreed and counted with the key that only a parent's PIN makes, and sees at the
 * next unlock whether it is as it was (design: Seal).
 */
export class SealService {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** One at a time: two tabs that unlock at once would both say what was found. */
  #last: Promise<unknown> = Promise.resolve();
  /** Of the PIN given last, for as long as the background runs, so that a new PIN checks the old seal. */
  #currentKey: { readonly parent: string; readonly key: SealKey } | undefined;

  constructor(connection: DatabaseConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** A parent's PIN was given: checks their last seal, and makes a new one. */
  async renew(parent: string, key: SealKey): Promise<void> {
    return this.#inTurn(async () => {
      const { sealable, seals } = await this.#read();
      const last = seals.find((stored) => stored.parent === parent)?.seal ?? null;
      const seal = await makeSeal(sealable, parent, key);
      await this.#save(seal, await this.#check(sealable, last, key));
      this.#currentKey = { parent, key };
    });
  }

  /** Nobody is there any more. */
  forget(): void {
    this.#currentKey = undefined;
  }

  /**
   * A PIN is new, and what was sealed with one before cannot be checked any more. A seal of
   * somebody who is no parent any more was left by no deed of Kintime's.
   * @param parents the ids of the parents there were
   * @param change what makes the PIN a parent's; no PIN is ever without its seal
   */
  async begin(
    parent: string,
    key: SealKey,
    parents: readonly string[],
    change: Writing,
  ): Promise<void> {
    return this.#inTurn(async () => {
      const { sealable, seals } = await this.#read();
      const isStray = seals.some((stored) => !parents.includes(stored.parent));
      const { now: at, today: until } = sealable;
      const word = isStray
        ? { at, until, fine: false, anew: true, found: ['seal' as const] }
        : { at, until, fine: true, anew: true, found: [] };
      await this.#save(await makeSeal(sealable, parent, key), word, change);
      this.#currentKey = { parent, key };
    });
  }

  /** A parent has a PIN beside others, or another one: their seal goes on with the new key. */
  async rekey(parent: string, key: SealKey, change: Writing): Promise<void> {
    return this.#inTurn(async () => {
      const { sealable, seals } = await this.#read();
      const last = seals.find((stored) => stored.parent === parent)?.seal ?? null;
      const held = this.#currentKey?.parent === parent ? this.#currentKey.key : undefined;
      const word = held === undefined ? null : await this.#check(sealable, last, held);
      await this.#save(await makeSeal(sealable, parent, key), word, change);
      if (held !== undefined) this.#currentKey = { parent, key };
    });
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #read(): ReturnType<typeof readSealable> {
    const { wall } = this.#clock.now();
    return this.#connection.read((database) => readSealable(database, wall));
  }

  async #save(seal: Seal, word: SealResult | null, change?: Writing): Promise<void> {
    await this.#connection.write((database) => saveSeal(database, seal, word, change));
  }

  async #check(sealable: Sealable, last: Seal | null, key: SealKey): Promise<SealResult> {
    const { now: at, today } = sealable;
    // Deleted, or written by hand into something that no seal is: both were done outside Kintime.
    if (last === null) return { at, until: today, fine: false, anew: false, found: ['seal'] };
    const { until } = last;
    const isWhole = (await sign(key, sealText(last))) === last.mac;
    if (isWhole && last.version !== SEAL_VERSION) {
      return { at, until: today, fine: true, anew: true, found: [] };
    }
    const found = findFaults(last, sealable, await this.#gather(sealable, last, key, isWhole));
    return { at, until, fine: found.length === 0, anew: false, found };
  }

  async #gather(
    sealable: Sealable,
    last: Seal,
    key: SealKey,
    isWhole: boolean,
  ): Promise<SealEvidence> {
    const [marks, forged, terms] = await Promise.all([
      Promise.all(recordsOf(sealable).map(async (entry) => markOf(entry, key))),
      Promise.all(last.rows.map(async (row) => isForged(row, last, key))),
      this.#connection.read((database) =>
        readDueTerms(database, daysWithOtherTerms(last, sealable)),
      ),
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
  return { ...body, mac: await sign(key, sealText(body)), rows };
}
