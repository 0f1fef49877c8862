import { isWithoutRules } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import type { Millis } from '../../domain/time/units.ts';
import { readManaged } from '../../platform/storage/managed-storage.ts';
import { parseManaged } from '../../files/managed-policy.ts';

/** A browser that has just started may take many seconds to answer. */
const FIRST_READ_TIMEOUT: Millis = 250;

/** The rules that an administrator set by enterprise policy (rule A20). Nothing loosens them. */
export class ManagedPolicy {
  readonly #onLateRules: () => void;
  #known: Rules | null = null;
  #reading: Promise<void> | undefined;
  #timeout: Promise<void> | undefined;

  /** @param onLateRules called if rules arrive after the timeout */
  constructor(onLateRules: () => void) {
    this.#onLateRules = onLateRules;
  }

  /**
   * The administrator's rules as far as they are known; `null` if there are none. Waits only
   * briefly, so that no page is kept waiting by a slow browser.
   */
  async rules(): Promise<Rules | null> {
    this.#timeout ??= new Promise((resolve) => setTimeout(resolve, FIRST_READ_TIMEOUT));
    this.#reading ??= this.#read(this.#timeout);
    await Promise.race([this.#reading, this.#timeout]);
    return this.#known;
  }

  /** The same, however long the browser takes to answer. */
  async rulesOnceRead(): Promise<Rules | null> {
    await this.rules();
    await this.#reading;
    return this.#known;
  }

  /** The policy may have changed: reads it again. */
  invalidate(): void {
    this.#reading = undefined;
    this.#timeout = undefined;
  }

  async #read(timeout: Promise<void>): Promise<void> {
    const reading = readRules();
    const isLate = await Promise.race([reading.then(() => false), timeout.then(() => true)]);
    const rules = await reading;
    this.#known = rules;
    if (isLate && rules !== null) this.#onLateRules();
  }
}

async function readRules(): Promise<Rules | null> {
  const rules = parseManaged(await readManaged());
  return rules === null || isWithoutRules(rules) ? null : rules;
}
