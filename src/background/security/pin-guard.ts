import {
  afterFailure,
  isPinLength,
  LONGEST_RUN,
  normalizePin,
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
import type { PinKeys } from '../../platform/crypto/pin-crypto.ts';
import { publicKeyOf } from '../../platform/crypto/signatures.ts';
import type { SigningSeed } from '../../platform/crypto/signatures.ts';
import {
  readSession,
  removeFromSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';
import type { Failure } from '../../messages/index.ts';
import { consumeCode } from '../../store/people/authenticators.ts';
import type { CodeMatcher } from '../../store/people/authenticators.ts';
import { addPublicKey } from '../../store/people/parents.ts';
import { addRunTime, clearAttempts } from '../../store/people/pin-attempts.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import { serialize } from '../lib/task-queue.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

const UNLOCK_DURATION: Millis = 5 * MINUTE;

/** Throttles writing the running time. */
const RUN_TIME_INTERVAL: Millis = 2 * SECOND;

const UNLOCKED = 'unlocked';

interface Unlocked {
  readonly parent: string;
  readonly until: EpochMs;
  /** The wall clock when this was last checked. */
  readonly seen: EpochMs;
  /** Lives and goes with the unlock (rule H5). */
  readonly signingSeed: SigningSeed;
}

/** Somebody who has a PIN. */
export interface PinHolder {
  readonly pin: PinRecord;
}

/** Whose PIN was given, and the keys that are derived from it. */
export interface PinMatch<T> extends PinKeys {
  readonly ok: true;
  readonly holder: T;
}

/** A parent who is unlocked, until when on the wall clock, and what they sign with. */
export interface UnlockedParent {
  readonly parent: Parent;
  readonly until: EpochMs;
  readonly signingSeed: SigningSeed;
}

/** A parent who gave a PIN in person, or a code by phone. */
export interface AuthenticatedParent {
  readonly ok: true;
  readonly parent: Parent;
  readonly how: 'pin' | 'code';
  /** What the parent signs with; `null` after a code, which gives no key. */
  readonly signingSeed: SigningSeed | null;
}

/** Checks PINs and authenticator codes, throttles attempts, and holds the unlock state (rule A13). */
export class PinGuard {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #onUnlock: () => void;
  /** Concurrent guesses must not get around the lockout. */
  readonly #serializeAttempts = serialize();
  /** A check that started before a lock must not write the unlock state back. */
  readonly #serializeState = serialize();
  #ranTo: Millis | undefined;

  /** @param onUnlock called when a parent is unlocked, to schedule the end of it */
  constructor(connection: DatabaseConnection, clock: Clock, onUnlock: () => void) {
    this.#connection = connection;
    this.#clock = clock;
    this.#onUnlock = onUnlock;
  }

  /** The parent who is unlocked; `null` if nobody is. */
  async unlocked(settings: Settings): Promise<UnlockedParent | null> {
    const state = await this.#readUnlocked();
    const parent = settings.parents.find(({ id }) => id === state?.parent);
    if (state === null || parent === undefined) return null;
    return { parent, until: state.until, signingSeed: state.signingSeed };
  }

  /** Whether what needs the PIN is allowed: there is no PIN, or a parent is unlocked (rule A16). */
  async isAuthorized(settings: Settings): Promise<boolean> {
    return settings.parents.length === 0 || (await this.unlocked(settings)) !== null;
  }

  /** When the unlock ends, on the wall clock; `Infinity` if nobody is unlocked. */
  async unlockedUntil(): Promise<EpochMs> {
    return (await this.#readUnlocked())?.until ?? Infinity;
  }

  /**
   * Unlocks for 5 minutes.
   * @returns until when, on the wall clock
   */
  async unlock(parent: string, signingSeed: SigningSeed): Promise<EpochMs> {
    const { wall } = this.#clock.now();
    const until = wall + UNLOCK_DURATION;
    const state: Unlocked = { parent, until, seen: wall, signingSeed };
    await this.#serializeState(async () => writeSession(UNLOCKED, state));
    this.#onUnlock();
    return until;
  }

  /** Locks for good if the clock is set back, which would otherwise prolong the unlock. */
  async #readUnlocked(): Promise<Unlocked | null> {
    return this.#serializeState(async () => {
      const state = await readSession(UNLOCKED);
      if (!isUnlocked(state)) return null;
      const { wall } = this.#clock.now();
      if (wall < state.seen - CLOCK_TOLERANCE || wall >= state.until) {
        await removeFromSession(UNLOCKED);
        return null;
      }
      if (wall > state.seen)
        await writeSession(UNLOCKED, { ...state, seen: wall } satisfies Unlocked);
      return state;
    });
  }

  async lock(): Promise<void> {
    await this.#serializeState(async () => removeFromSession(UNLOCKED));
  }

  /** Finds whose PIN was typed. Counts as one attempt. */
  async identify<T extends PinHolder>(
    typed: string,
    holders: readonly T[],
  ): Promise<PinMatch<T> | Failure> {
    const match = await this.#attempt(
      typed,
      async (pin) => findHolder(pin, holders),
      isParentMatch,
    );
    if (match.ok && isParent(match.holder)) await this.#addPublicKey(match.holder, match);
    return match;
  }

  /**
   * Finds the parent whose code was typed, and uses the code up (rule A14), or whose PIN, if
   * allowed. Counts as one attempt.
   * @param takes `first-code` also takes the code that confirms an authenticator; the others only
   *   codes of confirmed ones
   */
  async authenticate(
    typed: string,
    parents: readonly Parent[],
    takes: 'first-code' | 'code' | 'pin-or-code',
  ): Promise<AuthenticatedParent | Failure> {
    const ids = parents.map(({ id }) => id);
    const phones = takes === 'first-code' ? 'first' : 'confirmed';
    const find = async (normalized: string): Promise<AuthenticatedParent | undefined> => {
      // First and in any case, so that a right code takes no less time than a wrong one.
      const match = takes === 'pin-or-code' ? await findHolder(normalized, parents) : undefined;
      if (match !== undefined) {
        const { holder: parent, signingSeed } = match;
        return { ok: true, parent, how: 'pin', signingSeed };
      }
      const { wall } = this.#clock.now();
      const matches: CodeMatcher = (secret, step) => isCode(secret, step, normalized);
      const parent = isCodeLike(normalized)
        ? await this.#connection.write(consumeCode, ids, matches, wall, phones)
        : undefined;
      return parent === undefined
        ? undefined
        : { ok: true, parent, how: 'code', signingSeed: null };
    };
    const caller = await this.#attempt(typed, find);
    if (caller.ok && caller.signingSeed !== null) {
      await this.#addPublicKey(caller.parent, { signingSeed: caller.signingSeed });
    }
    return caller;
  }

  /** Completes the record of a PIN that was set by an earlier version of Kintime. */
  async #addPublicKey(
    parent: Parent,
    { signingSeed }: Pick<PinKeys, 'signingSeed'>,
  ): Promise<void> {
    if (parent.pin.publicKey !== undefined) return;
    const { wall } = this.#clock.now();
    await this.#connection.write(addPublicKey, parent, await publicKeyOf(signingSeed), wall);
  }

  /** Counts the time that the background has run towards the lockout and a pending PIN reset. */
  async recordRunTime(): Promise<void> {
    const { wall, mono } = this.#clock.now();
    // Each write makes the pages that show the rest read it again.
    if (this.#ranTo !== undefined && mono - this.#ranTo < RUN_TIME_INTERVAL) return;
    const ran = this.#ranTo === undefined ? 0 : Math.min(mono - this.#ranTo, LONGEST_RUN);
    this.#ranTo = mono;
    const { attempts, pinReset } = await this.#connection.read(readSettings);
    if (ran <= 0 || (attempts.waitMs === 0 && pinReset === null)) return;
    await this.#connection.write(addRunTime, wall, ran);
  }

  /**
   * Books an attempt and only then says how it ended. A background that is stopped before has booked
   * nothing and told nothing, so a right PIN leaves no failure behind, and no guess is free: `find`
   * takes the same time whether the PIN is right or wrong, so when nothing was booked says nothing
   * either (docs/decisions/0027-pin-attempts.md).
   */
  async #attempt<T>(
    typed: string,
    find: (normalized: string) => Promise<T | undefined>,
    clearsAttempts: (found: T) => boolean = () => true,
  ): Promise<T | Failure> {
    return this.#serializeAttempts(async () => {
      await this.recordRunTime();
      const { attempts } = await this.#connection.read(readSettings);
      if (attempts.waitMs > 0) return failure('pin-wait', '', attempts.waitMs);
      const normalized = normalizePin(typed);
      if (normalized === '') return failure('needs-pin', '');
      const found = isPinLength(normalized) ? await find(normalized) : undefined;
      if (found === undefined) {
        const counted = afterFailure(attempts);
        await this.#saveAttempts(counted);
        return failure('wrong-pin', '', counted.waitMs);
      }
      if (clearsAttempts(found)) {
        const { wall } = this.#clock.now();
        await this.#connection.write(clearAttempts, wall);
      } else await this.#saveAttempts(attempts);
      return found;
    });
  }

  async #saveAttempts(attempts: Settings['attempts']): Promise<void> {
    await this.#connection.write(writeSettings, { attempts });
  }
}

/**
 * Only a parent's PIN clears the failed attempts. Otherwise a member could try a parent's PIN four
 * times, give their own, and start over.
 */
function isParentMatch({ holder }: PinMatch<PinHolder>): boolean {
  return isParent(holder);
}

/** A member's PIN comes without their id. */
function isParent(holder: PinHolder): holder is Parent {
  return 'id' in holder;
}

/** Checks every holder, even after a match, so that the time it takes says nothing. */
async function findHolder<T extends PinHolder>(
  pin: string,
  holders: readonly T[],
): Promise<PinMatch<T> | undefined> {
  let match: PinMatch<T> | undefined;
  for (const holder of holders) {
    // oxlint-disable-next-line no-await-in-loop -- each takes about 0.1 s of one core
    const keys = await verifyPin(pin, holder.pin);
    if (keys !== null) match ??= { ok: true, holder, ...keys };
  }
  return match;
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
    typeof value.seen === 'number' &&
    'signingSeed' in value &&
    typeof value.signingSeed === 'string'
  );
}
