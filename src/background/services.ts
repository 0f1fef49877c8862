import type { EvaluationServices } from './enforcement/evaluator.ts';
import type { serialize } from './lib/task-queue.ts';
import type { ClockWatch } from './lifecycle/clock-watch.ts';
import type { PinGuard } from './security/pin-guard.ts';
import type { SealService } from './security/seal-service.ts';
import type { FolderVisits } from './sharing/folder-visits.ts';
import type { Enforcer } from './enforcement/enforcer.ts';

/** The parts of the background that message handlers and event listeners use. */
export interface BackgroundServices extends EvaluationServices {
  readonly clockWatch: ClockWatch;
  readonly pinGuard: PinGuard;
  readonly sealService: SealService;
  readonly enforcer: Enforcer;
  readonly folderSync: FolderVisits;
  /** To be called when something that the badge shows has changed. */
  readonly refreshBadge: () => void;
  /**
   * Runs changes that are checked against what is stored one after the other, so that what one tab
   * was allowed to change still holds when it does.
   */
  readonly inTurn: ReturnType<typeof serialize>;
  /** Runs a task without waiting for it; errors are reported. */
  readonly inBackground: (task: Promise<void>) => void;
}
