import {
  afterFailure,
  isPinLength,
  NO_ATTEMPTS,
  normalizePin,
  countDown,
} from '../../domain/people/pin-attempts.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { CLOCK_TOLERANCE } from '../../domain/time/recorded-clock.ts';
import type { Parent, PinRecord } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isCodeLike } from '../../domain/people/authenticator.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { isCode } from '../../platform/crypto/totp.ts';
import { verifyPin } from '../../platform/crypto/pin-crypto.ts';
import type { SealKey } from '../../platform/crypto/pin-crypto.ts';
import {
  readSession,
  removeFromSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';
import type { Failure } from '../../messages/index.ts';
import { endReset } from '../../store/people/members.ts';
import { consumeCode } from '../../store/people/authenticators.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import { serialize } from '../lib/serialize.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** How long one PIN opens the agreement for. */
const UNLOCKED_FOR: Millis = 5 * MINUTE;

/** Browsers stop a background that does nothing for so long: more than that it cannot have run. */
const LONGEST_RUN: Millis = 35 * SECOND;

/** Running time is noted no more often than that. */
const NOTED_EVERY: Millis = 2 * SECOND;

const UNLOCKED = 'unlocked';

interface Unlocked {
  readonly parent: string;
  readonly until: EpochMs;
  /** The wall clock when this was last looked at. */
  readonly seen: EpochMs;
}

/** Somebody whose PIN may be the one. */
export interface PinHolder {
  readonly pin: PinRecord;
}

/** Who gave a PIN, with the key that only this PIN makes. */
export interface PinMatch<T> {
  readonly ok: true;
  readonly holder: T;
  readonly sealKey: SealKey;
}

/** A parent who is there, or is on the phone. */
export interface AuthenticatedParent {
  readonly ok: true;
  readonly parent: Parent;
  readonly how: 'pin' | 'code';
}

/** Knows PINs and phone codes again, slows down guessing, and remembers for a while who gave theirs. */
export class PinGuard {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** Somebody was unlocked, which has to end in time. */
  readonly #unlocked: () => void;
  /** One attempt at a time: guesses that come at once are no way around the wait. */
  readonly #oneAttempt = serialize();
  /** One look or change at a time: a look that began before somebody locked must not undo that. */
  readonly #oneLook = serialize();
  #ranTo: Millis | undefined;

  constructor(connection: DatabaseConnection, clock: Clock, unlocked: () => void) {
    this.#connection = connection;
    this.#clock = clock;
    this.#unlocked = unlocked;
  }

  /** The parent who gave their PIN in the last minutes. */
  async unlocked(settings: Settings): Promise<{ parent: Parent; until: EpochMs } | null> {
    const kept = await this.#stillUnlocked();
    const parent = settings.parents.find(({ id }) => id === kept?.parent);
    return kept === null || parent === undefined ? null : { parent, until: kept.until };
  }

  /** Until when somebody is unlocked; what is over by then has to be forgotten at that moment. */
  async unlockedUntil(): Promise<EpochMs> {
    return (await this.#stillUnlocked())?.until ?? Infinity;
  }

  /** @returns until when, on the wall clock */
  async unlock(parent: string): Promise<EpochMs> {
    const { wall } = this.#clock.now();
    const until = wall + UNLOCKED_FOR;
    const unlocked: Unlocked = { parent, until, seen: wall };
    await this.#oneLook(async () => writeSession(UNLOCKED, unlocked));
    this.#unlocked();
    return until;
  }

  /**
   * What is over stays over: a clock that goes back past a moment at which this was looked at
   * locks, or five minutes could be had again.
   */
  async #stillUnlocked(): Promise<Unlocked | null> {
    return this.#oneLook(async () => {
      const kept = await readSession(UNLOCKED);
      if (!isUnlocked(kept)) return null;
      const { wall } = this.#clock.now();
      if (wall < kept.seen - CLOCK_TOLERANCE || wall >= kept.until) {
        await forgetUnlocked();
        return null;
      }
      if (wall > kept.seen)
        await writeSession(UNLOCKED, { ...kept, seen: wall } satisfies Unlocked);
      return kept;
    });
  }

  async lock(): Promise<void> {
    await this.#oneLook(forgetUnlocked);
  }

  /** Finds whose PIN was typed, among those who may have typed it. */
  async identify<T extends PinHolder>(
    typed: string,
    bearers: readonly T[],
  ): Promise<PinMatch<T> | Failure> {
    return this.#attempt(typed, async (pin) => find(pin, bearers), isParents);
  }

  /**
   * Finds the parent whose phone code was typed, which is used up by that; or their PIN, where
   * that is good enough. Either way it is one attempt.
   * @param takes `first-code` also takes one that confirms a phone; the others come from confirmed
   *   phones alone
   */
  async authenticate(
    typed: string,
    parents: readonly Parent[],
    takes: 'first-code' | 'code' | 'pin-or-code',
  ): Promise<AuthenticatedParent | Failure> {
    return this.#attempt(typed, async (tidied): Promise<AuthenticatedParent | undefined> => {
      const phones = takes === 'first-code' ? 'first' : 'confirmed';
      const caller = isCodeLike(tidied) ? await this.#codeOf(tidied, parents, phones) : undefined;
      if (caller !== undefined) return { ok: true, parent: caller, how: 'code' };
      const known = takes === 'pin-or-code' ? await find(tidied, parents) : undefined;
      return known === undefined ? undefined : { ok: true, parent: known.holder, how: 'pin' };
    });
  }

  /** Takes note of the time that the background has run, for what waits for it. */
  async recordRunTime(): Promise<void> {
    const { mono } = this.#clock.now();
    // A page that shows what is left reads it again with every change: not at every question.
    if (this.#ranTo !== undefined && mono - this.#ranTo < NOTED_EVERY) return;
    const ran = this.#ranTo === undefined ? 0 : Math.min(mono - this.#ranTo, LONGEST_RUN);
    this.#ranTo = mono;
    const { attempts, pinReset } = await this.#connection.read(readSettings);
    if (ran <= 0 || (attempts.waitMs === 0 && pinReset === null)) return;
    await this.#connection.write(async (database) =>
      database.transaction('rw', database.settings, async () => {
        const settings = await readSettings(database);
        await writeSettings(database, {
          attempts: countDown(settings.attempts, ran),
          ...(settings.pinReset === null
            ? {}
            : { pinReset: { ...settings.pinReset, ranMs: settings.pinReset.ranMs + ran } }),
        });
      }),
    );
  }

  async #codeOf(
    digits: string,
    parents: readonly Parent[],
    phones: 'confirmed' | 'first',
  ): Promise<Parent | undefined> {
    const ids = parents.map(({ id }) => id);
    const { wall } = this.#clock.now();
    return this.#connection.write((database) =>
      consumeCode(database, ids, (secret, step) => isCode(secret, step, digits), wall, phones),
    );
  }

  async #attempt<T>(
    typed: string,
    look: (tidied: string) => Promise<T | undefined>,
    clears: (found: T) => boolean = () => true,
  ): Promise<T | Failure> {
    return this.#oneAttempt(async () => this.#try(typed, look, clears));
  }

  async #try<T>(
    typed: string,
    look: (tidied: string) => Promise<T | undefined>,
    clears: (found: T) => boolean,
  ): Promise<T | Failure> {
    await this.recordRunTime();
    const { attempts } = await this.#connection.read(readSettings);
    if (attempts.waitMs > 0) return failure('pin-wait', '', attempts.waitMs);
    const pin = normalizePin(typed);
    if (pin === '') return failure('needs-pin', '');
    // Written before it is known whether it is right: a browser that is killed meanwhile is no
    // way to guess for nothing.
    const worse = afterFailure(attempts);
    await this.#keep(worse);
    const found = isPinLength(pin) ? await look(pin) : undefined;
    if (found === undefined) return failure('wrong-pin', '', worse.waitMs);
    if (clears(found)) await this.#parentIsHere();
    else await this.#keep(attempts);
    return found;
  }

  /**
   * A parent's PIN or phone was there: no guess is held against anybody, and no PIN is forgotten,
   * so that whoever waits for a new one waits no more.
   */
  async #parentIsHere(): Promise<void> {
    const { wall } = this.#clock.now();
    await this.#connection.write((database) =>
      database.transaction('rw!', [database.log, database.settings], async () => {
        await writeSettings(database, { attempts: NO_ATTEMPTS });
        await endReset(database, wall);
      }),
    );
  }

  async #keep(attempts: Settings['attempts']): Promise<void> {
    await this.#connection.write(async (database) => writeSettings(database, { attempts }));
  }
}

/**
 * Whether a parent's PIN was given. Whoever has one of their own could otherwise try a parent's
 * four times, give their own, and begin anew.
 */
function isParents({ holder }: PinMatch<PinHolder>): boolean {
  return 'id' in holder;
}

async function find<T extends PinHolder>(
  pin: string,
  bearers: readonly T[],
): Promise<PinMatch<T> | undefined> {
  for (const holder of bearers) {
    // oxlint-disable-next-line no-await-in-loop -- each takes a tenth of a second of one core
    const sealKey = await verifyPin(pin, holder.pin);
    if (sealKey !== null) return { ok: true, holder, sealKey };
  }
  return undefined;
}

async function forgetUnlocked(): Promise<void> {
  await removeFromSession((key) => key === UNLOCKED);
}

function isUnlocked(value: unknown): value is Unlocked {
  return (
    typeof value === 'object' &&
    value !== null &&
    'parent' in value &&
    typeof value.parent === 'string' &&
    'until' in value &&
    typeof value.until === 'number' &&
    'seen' in value &&
    typeof value.seen === 'number'
  );
}
