import { isDayKey, isWallTime, isZoneId } from '../time/calendar.ts';
import { isFeed } from '../tracking/feeds.ts';
import type { Feed } from '../tracking/feeds.ts';
import type { DayKey, EpochMs, Millis, WallTime, ZoneId } from '../time/units.ts';

/** An entry of the file is not what it should be. The message says where and how, and never repeats what stands there. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** One object of a file, with the words for where it stands: `Entry 12 of spans`. */
export interface Entry {
  readonly place: string;
  readonly value: object;
}

/** No name or id that Kintime makes is longer; addresses and captions mostly are. */
const MAX_TEXT = 80;

/** Nobody opens a site more often in one day. */
const MAX_COUNT = 100_000;

/** @throws DamagedError always */
export function refuse(entry: Entry, problem: string): never {
  throw new DamagedError(`${entry.place} ${problem}`);
}

/** @throws DamagedError for anything but an object */
function entryOf(place: string, value: unknown): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DamagedError(`${place} is not an object`);
  }
  return { place, value };
}

/** What stands in a field of the entry itself; its prototype is never asked. */
export function fieldOf(entry: Entry, field: string): unknown {
  return Object.hasOwn(entry.value, field) ? Reflect.get(entry.value, field) : undefined;
}

/** An object inside an entry, which is spoken of as the entry's own. @throws DamagedError */
export function objectIn(entry: Entry, field: string): Entry {
  return entryOf(`The ${field} of ${entry.place.toLowerCase()}`, fieldOf(entry, field));
}

/** A list of objects, each read in its turn. @throws DamagedError at the first that is wrong */
export function listIn<T>(entry: Entry, field: string, read: (one: Entry) => T): T[] {
  const list = fieldOf(entry, field);
  if (!Array.isArray(list)) refuse(entry, `has no list of ${field}`);
  // A list may have holes, which `map` would pass over.
  return Array.from(list, (value: unknown, i) =>
    read(entryOf(`Entry ${i + 1} of ${field}`, value)),
  );
}

/** A name, which may be empty. @throws DamagedError for what looks like an address */
export function textIn(entry: Entry, field: string): string {
  const text = fieldOf(entry, field);
  if (typeof text !== 'string') refuse(entry, `has no text for ${field}`);
  if (text.length > MAX_TEXT) refuse(entry, `has more than ${MAX_TEXT} characters in ${field}`);
  if (text.includes('://') || text.includes('/@')) refuse(entry, `has an address in ${field}`);
  return text;
}

/** What tells one thing from another. @throws DamagedError for an empty one, or an address */
export function idIn(entry: Entry, field: string): string {
  const text = textIn(entry, field);
  return text === '' ? refuse(entry, `has nothing in ${field}`) : text;
}

/** A site's short name, which has no dots. @throws DamagedError */
export function siteIn(entry: Entry, field: string): string {
  const site = idIn(entry, field);
  return /^[a-z0-9-]+$/.test(site) ? site : refuse(entry, `has no name of a site in ${field}`);
}

/** A moment since 1970 that is not after `latest`. @throws DamagedError */
export function momentIn(entry: Entry, field: string, latest: EpochMs): EpochMs {
  const at = wholeIn(entry, field);
  return at <= latest ? at : refuse(entry, `lies in the future (${field})`);
}

/** A length of time from 0 to `most`. @throws DamagedError */
export function millisIn(entry: Entry, field: string, most: Millis): Millis {
  const ms = wholeIn(entry, field);
  return ms <= most ? ms : refuse(entry, `has too much time in ${field}`);
}

/** How often something happened. @throws DamagedError */
export function countIn(entry: Entry, field: string): number {
  const count = wholeIn(entry, field);
  return count <= MAX_COUNT ? count : refuse(entry, `has too high a number in ${field}`);
}

/** A whole number that is not negative, and small enough to be exact. @throws DamagedError */
export function wholeIn(entry: Entry, field: string): number {
  const value = fieldOf(entry, field);
  return isWhole(value) ? value : refuse(entry, `has no whole number in ${field}`);
}

export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** @throws DamagedError for a date that does not exist */
export function dateIn(entry: Entry, field: string): DayKey {
  const date = fieldOf(entry, field);
  // The calendar starts in 1970 for us: a moment before it is negative.
  return isDayKey(date) && date >= '1970' ? date : refuse(entry, `has no date in ${field}`);
}

/** @throws DamagedError for a name of no zone */
export function zoneIn(entry: Entry, field: string): ZoneId {
  const zone = fieldOf(entry, field);
  return isZoneId(zone)
    ? zone
    : refuse(entry, `has no time zone that this browser knows in ${field}`);
}

/** @throws DamagedError for anything but `HH:MM` */
export function wallTimeIn(entry: Entry, field: string): WallTime {
  const time = fieldOf(entry, field);
  return isWallTime(time) ? time : refuse(entry, `has no time of day in ${field}`);
}

/** @throws DamagedError for a feed that this Kintime does not know */
export function feedIn(entry: Entry, field: string): Feed {
  const feed = fieldOf(entry, field);
  return isFeed(feed) ? feed : refuse(entry, `has no known part of the site in ${field}`);
}

/** What `read` finds, or null where null stands. */
export function nullableIn<T>(
  entry: Entry,
  field: string,
  read: (entry: Entry, field: string) => T,
): T | null {
  return fieldOf(entry, field) === null ? null : read(entry, field);
}

/** Refuses a second entry with the same key. */
export function unrepeated(): (entry: Entry, key: readonly unknown[]) => void {
  const known = new Set<string>();
  return (entry, key) => {
    const text = JSON.stringify(key);
    if (known.has(text)) refuse(entry, 'repeats an earlier one');
    known.add(text);
  };
}
