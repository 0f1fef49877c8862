import { needsPersonToDecide } from '../../domain/time/recorded-clock.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { hasInstallMarker } from '../../platform/storage/install-marker.ts';
import type { TrackingStatus } from '../../messages/views.ts';
import { readSettings } from '../../store/settings.ts';
import { lastOverdue } from './overdue-tasks.ts';
import type { BackgroundServices } from '../services.ts';

/** Whether Kintime is counting, and what prevents it. */
export async function trackingStatus(services: BackgroundServices): Promise<TrackingStatus> {
  const { connection, clock } = services;
  const settings = await connection.read(readSettings).catch(() => null);
  const access = await hasAccess();
  const overdueAt = await lastOverdue();
  const { problem: storage } = connection;
  if (settings === null) {
    return {
      counting: false,
      access,
      storage,
      historyLost: false,
      lostHistory: null,
      clockBehindMs: null,
      overdueAt,
    };
  }
  const { countingSince, recordedClock, lostHistory } = settings;
  const counting = countingSince !== null;
  const { wall } = clock.now();
  const historyLost = !counting && storage === null && (await hasInstallMarker());
  const isFarBehind = needsPersonToDecide(recordedClock, wall);
  const clockBehindMs = isFarBehind ? recordedClock.last - wall : null;
  return { counting, access, storage, historyLost, lostHistory, clockBehindMs, overdueAt };
}
