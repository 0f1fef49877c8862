import { isWithoutRules } from '../domain/rules.ts';
import type { Rules } from '../domain/rules.ts';
import { readManaged } from '../platform/managed.ts';
import { parseManaged } from '../protocol/managed.ts';

/** Whoever set rules for this browser by a policy. Nothing in Kintime loosens them. */
export class Administrator {
  #read: Promise<Rules | null> | undefined;

  /** The rules that hold for this browser beside the members' own; `null` where there are none. */
  async rules(): Promise<Rules | null> {
    this.#read ??= readRules();
    return this.#read;
  }

  /** The policy changed, or was heard of only now. */
  lookAgain(): void {
    this.#read = undefined;
  }
}

async function readRules(): Promise<Rules | null> {
  const rules = parseManaged(await readManaged());
  return rules === null || isWithoutRules(rules) ? null : rules;
}
