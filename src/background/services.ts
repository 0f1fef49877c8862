import type { Clock } from '../domain/time/clock.ts';
import type { ManagedPolicy } from './enforcement/managed-policy.ts';
import type { PinGuard } from './security/pin-guard.ts';
import type { SealService } from './security/seal-service.ts';
import type { DatabaseConnection } from './storage/database-connection.ts';
import type { Enforcer } from './enforcement/enforcer.ts';

/** The parts that answers are made with. */
export interface BackgroundServices {
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly pinGuard: PinGuard;
  readonly sealService: SealService;
  readonly enforcer: Enforcer;
  readonly managedPolicy: ManagedPolicy;
  /** Something that the badge shows has changed. */
  readonly refreshBadge: () => void;
  /** Counting was agreed to, by all or by a parent alone, or the days are cut anew. */
  readonly trackingStarted: () => Promise<void>;
  /** Goes on without being waited for; what fails is heard of. */
  readonly inBackground: (work: Promise<void>) => void;
}
