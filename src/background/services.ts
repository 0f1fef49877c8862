import type { Clock } from '../domain/time/clock.ts';
import type { ManagedPolicy } from './enforcement/managed-policy.ts';
import type { PinGuard } from './security/pin-guard.ts';
import type { SealService } from './security/seal-service.ts';
import type { DatabaseConnection } from './storage/database-connection.ts';
import type { Enforcer } from './enforcement/enforcer.ts';

/** The parts of the background that message handlers and event listeners use. */
export interface BackgroundServices {
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly pinGuard: PinGuard;
  readonly sealService: SealService;
  readonly enforcer: Enforcer;
  readonly managedPolicy: ManagedPolicy;
  /** To be called when something that the badge shows has changed. */
  readonly refreshBadge: () => void;
  /** Runs a task without waiting for it; errors are reported. */
  readonly inBackground: (task: Promise<void>) => void;
}
