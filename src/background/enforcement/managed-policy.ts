import { isWithoutRules } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import type { Millis } from '../../domain/time/units.ts';
import { readManaged } from '../../platform/storage/managed-storage.ts';
import { parseManaged } from '../../files/managed-policy.ts';

/** A browser that has just started may take many seconds to say what its policies are. */
const FIRST_READ_TIMEOUT: Millis = 250;

/** Whoever set rules for this browser by a policy. Nothing in Kintime loosens them. */
export class ManagedPolicy {
  readonly #late: () => void;
  #known: Rules | null = null;
  #reading: Promise<void> | undefined;
  #enough: Promise<void> | undefined;

  /** @param late called where rules were heard of after somebody was told that there are none */
  constructor(late: () => void) {
    this.#late = late;
  }

  /**
   * The rules that hold for this browser beside the members' own; `null` where there are none.
   * No page waits for a browser that does not say: it is answered, and hears again later.
   */
  async rules(): Promise<Rules | null> {
    this.#enough ??= new Promise((resolve) => setTimeout(resolve, FIRST_READ_TIMEOUT));
    this.#reading ??= this.#read(this.#enough);
    await Promise.race([this.#reading, this.#enough]);
    return this.#known;
  }

  /** The same once the browser has said it, however long that takes. */
  async rulesOnceRead(): Promise<Rules | null> {
    await this.rules();
    await this.#reading;
    return this.#known;
  }

  /** The policy changed, or was heard of only now. */
  invalidate(): void {
    this.#reading = undefined;
    this.#enough = undefined;
  }

  async #read(enough: Promise<void>): Promise<void> {
    const reading = readRules();
    const isLate = await Promise.race([reading.then(() => false), enough.then(() => true)]);
    const rules = await reading;
    this.#known = rules;
    if (isLate && rules !== null) this.#late();
  }
}

async function readRules(): Promise<Rules | null> {
  const rules = parseManaged(await readManaged());
  return rules === null || isWithoutRules(rules) ? null : rules;
}
