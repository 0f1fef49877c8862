import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { TrackingStatus } from '../../../messages/views.ts';

/** The state to report when something does not work. */
export interface Diagnostics {
  readonly version: string;
  readonly browser: string;
  readonly language: string;
  readonly zone: string;
  readonly at: EpochMs;
  readonly settings: PublicSettings;
  /** `null` if the background did not answer. */
  readonly status: TrackingStatus | null;
  /** Row counts by table; `null` if this page cannot open the database. */
  readonly rows: Readonly<Record<string, number>> | null;
}

/**
 * A report that is safe to share: versions, counts and states. It lists the allowed fields, so it
 * never contains a name, PIN, secret, reason or id.
 */
export function diagnosticsReport(diagnostics: Diagnostics): Readonly<Record<string, unknown>> {
  const { version, browser, language, zone, at, settings, status, rows } = diagnostics;
  const { parents, attempts, recordedClock, seenAt, calendars, sealResult } = settings;
  return {
    kintime: version,
    browser,
    language,
    zone,
    at: isoTime(at),
    condition: status === null ? null : { ...status, overdueAt: isoTime(status.overdueAt ?? 0) },
    rows,
    settings: {
      countingSince: settings.countingSince === null ? null : isoTime(settings.countingSince),
      calendars: calendars.map(({ from, zone: recorded, dayStart, lateFrom }) => ({
        from: isoTime(from),
        zone: recorded,
        dayStart,
        lateFrom,
      })),
      firstDay: settings.firstDay,
      keepDaysMonths: settings.keepDaysMonths,
      administered: settings.administered,
      lastRecorded: isoTime(recordedClock.last),
      seenAt: isoTime(seenAt),
      parents: parents.length,
      phones: parents.filter(({ phone }) => phone !== undefined).length,
      pinWaitMs: attempts.waitMs,
      pinResetAsked: settings.pinReset !== null,
      seal: sealResult === null ? null : { until: sealResult.until, found: sealResult.found },
    },
  };
}

function isoTime(at: EpochMs): string | null {
  return at > 0 ? new Date(at).toISOString() : null;
}
