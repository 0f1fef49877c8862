import type { DayKey, EpochMs, ZoneId } from '../../domain/time/units.ts';
import { isolate } from '../../domain/i18n/messages.ts';
import { readingDirection } from '../../platform/i18n/i18n.ts';
import { locale } from '../language.ts';

/** "3 May"; for dates that are near. */
export function shortDate(date: DayKey): string {
  return short('UTC').format(Date.parse(`${date}T12:00Z`));
}

/** The same for the date on the wall at a moment. */
export function shortDateAt(at: EpochMs, zone: ZoneId): string {
  return short(zone).format(at);
}

/** "Mon 07:00". */
export function weekdayTime(at: EpochMs, zone: ZoneId): string {
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale(), parts).format(at);
}

/** "Mia and Dad". */
export function listText(items: readonly string[]): string {
  // Each by itself: beside each other, names of several scripts would change places.
  const apart = items.map((item) => isolate(item, readingDirection()));
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(apart);
}

function short(zone: ZoneId): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone: zone });
}
