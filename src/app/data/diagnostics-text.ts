import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { TrackingStatus } from '../../messages/views.ts';

/** What is known when something does not work. */
export interface Diagnostics {
  readonly version: string;
  readonly browser: string;
  readonly language: string;
  readonly zone: string;
  readonly at: EpochMs;
  readonly settings: PublicSettings;
  /** `null` where the background did not answer. */
  readonly condition: TrackingStatus | null;
  /** How many rows each table has; `null` where this page may not look. */
  readonly rows: Readonly<Record<string, number>> | null;
}

/**
 * What may be shown to whoever helps: versions, numbers and states. Built from what may be in it,
 * so that no name, PIN, secret, reason or id of anybody ever is.
 */
export function diagnosticsText(findings: Diagnostics): Readonly<Record<string, unknown>> {
  const { version, browser, language, zone, at, settings, condition, rows } = findings;
  const { parents, attempts, recordedClock, seenAt, calendars, sealResult } = settings;
  return {
    kintime: version,
    browser,
    language,
    zone,
    at: momentOf(at),
    condition,
    rows,
    settings: {
      countingSince: settings.countingSince === null ? null : momentOf(settings.countingSince),
      calendars: calendars.map(({ from, zone: recorded, dayStart, lateFrom }) => ({
        from: momentOf(from),
        zone: recorded,
        dayStart,
        lateFrom,
      })),
      firstDay: settings.firstDay,
      keepDaysMonths: settings.keepDaysMonths,
      administered: settings.administered,
      lastRecorded: momentOf(recordedClock.last),
      seenAt: momentOf(seenAt),
      parents: parents.length,
      phones: parents.filter(({ phone }) => phone !== undefined).length,
      pinWaitMs: attempts.waitMs,
      pinResetAsked: settings.pinReset !== null,
      seal: sealResult === null ? null : { until: sealResult.until, found: sealResult.found },
    },
  };
}

function momentOf(at: EpochMs): string | null {
  return at > 0 ? new Date(at).toISOString() : null;
}
