import type { Clock } from '../domain/time/clock.ts';
import type { Administrator } from './enforcement/managed-policy.ts';
import type { Guard } from './security/pin-guard.ts';
import type { Sealer } from './security/seal-service.ts';
import type { Vault } from './storage/database-connection.ts';
import type { Warden } from './enforcement/enforcer.ts';

/** The parts that answers are made with. */
export interface House {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly guard: Guard;
  readonly sealer: Sealer;
  readonly warden: Warden;
  readonly administrator: Administrator;
  /** Something that the badge shows has changed. */
  readonly changed: () => void;
  /** Counting was agreed to, by all or by a parent alone, or the days are cut anew. */
  readonly begun: () => Promise<void>;
  /** Goes on without being waited for; what fails is heard of. */
  readonly inBackground: (work: Promise<void>) => void;
}
