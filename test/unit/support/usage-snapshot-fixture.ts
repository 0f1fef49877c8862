import { emptyDay } from '../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../src/domain/tracking/day-totals.ts';
import type { UsageSnapshot } from '../../../src/domain/snapshot/usage-snapshot.ts';
import { firstCalendar } from '../../../src/domain/time/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.ts';
import type { DayKey, EpochMs } from '../../../src/domain/time/units.ts';

const ZONE = 'Europe/Berlin';

/** A moment by the clock of `ZONE`. */
export function at(text: string): EpochMs {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
}

export function dayWith(date: DayKey, facts: Partial<Day> = {}): Day {
  return { ...emptyDay({ device: 'd', member: 'm', site: 'tiktok', date }, ZONE), ...facts };
}

/** What a household that has counted for long sees, with some of it changed. */
export function snapshotOf(parts: Partial<UsageSnapshot> = {}): UsageSnapshot {
  return {
    settings: {
      ...DEFAULT_SETTINGS,
      device: 'd',
      countingSince: at('2026-01-01T12:00'),
      calendars: [firstCalendar(ZONE)],
    },
    members: [{ id: 'm', name: '' }],
    switches: [{ at: 0, member: 'm' }],
    days: [],
    disqualifyingGaps: [],
    ...parts,
  };
}
