import { needsPersonToDecide } from '../../domain/time/recorded-clock.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { TrackingStatus } from '../../messages/views.ts';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';

/**
 * Whether Kintime is counting, and what prevents it.
 * @param settings `null` if they cannot be read
 */
export function trackingStatusOf(
  settings: Settings | null,
  access: boolean,
  storage: StorageProblem | null,
  hadHistory: boolean,
  wall: EpochMs,
): TrackingStatus {
  if (settings === null) {
    return { counting: false, access, storage, historyLost: false, clockBehindMs: null };
  }
  const counting = settings.countingSince !== null;
  return {
    counting,
    access,
    storage,
    historyLost: hadHistory && !counting && storage === null,
    clockBehindMs: needsPersonToDecide(settings.recordedClock, wall)
      ? settings.recordedClock.last - wall
      : null,
  };
}
