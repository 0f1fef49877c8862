import { install } from 'temporal-polyfill/shim';
import { makeArchive } from '../../src/domain/backup/archive.ts';
import type { Archive } from '../../src/domain/backup/archive.ts';
import { addDays, boundaryOf, dateOf, firstCalendar } from '../../src/domain/time/calendar.ts';
import { recordDays } from '../../src/domain/snapshot/record-days.ts';
import { seededRandom } from '../../src/domain/snapshot/seeded-random.ts';
import type { Feed } from '../../src/domain/tracking/feeds.ts';
import { spansRetainedFrom } from '../../src/domain/tracking/retention.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Claim } from '../../src/domain/tracking/span.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/units.ts';
import type { EpochMs, Millis, ZoneId } from '../../src/domain/time/units.ts';

// Node has no Temporal.
install();

const DEVICE = '5d0f3c1e-0d5b-4b52-9a59-2b8f2c1f7a10';
const MEMBER = 'c3b7b0de-7a43-4b63-8a3f-6f2a6d0b9e21';
const ORIGIN = { device: DEVICE, member: MEMBER, site: 'tiktok' };

/** The lengths of the histories that are compared, in days. */
export const FIVE_YEARS = 5 * 365 + 1;
export const ONE_WEEK = 7;

const WATCHED_PER_DAY: Millis = 2 * HOUR;
const SESSIONS_PER_DAY = 8;

/** The feeds of a session in order, with their share of its time. */
const SESSION_FEEDS: readonly (readonly [Feed, number])[] = [
  ['for-you', 0.4],
  ['following', 0.1],
  ['for-you', 0.3],
  ['messages', 0.05],
  ['for-you', 0.15],
];

/** The claims of a day: eight sessions from morning to late evening, two hours in total. */
function claimsOf(dayStart: EpochMs, random: () => number): Claim[] {
  const claims: Claim[] = [];
  for (let session = 0; session < SESSIONS_PER_DAY; session += 1) {
    let at = dayStart + 3 * HOUR + session * 2 * HOUR + Math.floor(random() * HOUR);
    for (const [feed, share] of SESSION_FEEDS) {
      const end = at + Math.round((WATCHED_PER_DAY / SESSIONS_PER_DAY) * share);
      claims.push({ start: at, end, feed });
      at = end + SECOND + Math.floor(random() * MINUTE);
    }
  }
  return claims;
}

/**
 * The export of an extension that has counted on so many dates up to today: a row for each date,
 * and spans for those within the retention period. Deterministic for the same `now`.
 */
export function historyOf(dates: number, zone: ZoneId, now: EpochMs): Archive {
  const calendar = firstCalendar(zone);
  const random = seededRandom(20_260_503);
  const today = dateOf(calendar, now);
  const recorded = recordDays(
    { ...ORIGIN, calendar, now },
    Array.from({ length: dates }, (_, i) => addDays(today, i + 1 - dates)),
    (date) => claimsOf(boundaryOf(calendar, date), random),
  );
  const spansFrom = spansRetainedFrom(today);
  const since = boundaryOf(calendar, addDays(today, 1 - dates));
  return makeArchive(
    {
      spans: recorded.flatMap(({ spans }) => spans).filter(({ date }) => date >= spansFrom),
      days: recorded.map(({ day }) => day),
      members: [{ id: MEMBER, name: '' }],
      switches: [{ at: since, member: MEMBER }],
      gaps: [],
      log: [{ at: since, what: 'counting-agreed' }],
      elsewhere: [],
    },
    { ...DEFAULT_SETTINGS, device: DEVICE, countingSince: since, calendars: [calendar] },
    now,
  );
}

/**
 * The export of a family of about so many bytes as the data page writes it: each member with five
 * years on a device of their own, the last with fewer.
 */
export function familyHistory(bytes: number, zone: ZoneId, now: EpochMs): Archive {
  const one = historyOf(FIVE_YEARS, zone, now);
  const share = bytes / JSON.stringify(one, null, 1).length;
  const count = Math.ceil(share);
  const part = 1 - (count - share);
  const shareOf = <T>(rows: readonly T[], i: number): readonly T[] =>
    i < count - 1 ? rows : rows.slice(0, Math.floor(rows.length * part));
  const places = Array.from({ length: count }, (_, i) => ({
    device: `${DEVICE.slice(0, -1)}${i}`,
    member: `${MEMBER.slice(0, -1)}${i}`,
  }));
  return {
    ...one,
    spans: places.flatMap((place, i) =>
      shareOf(one.spans, i).map((span) => Object.assign({}, span, place)),
    ),
    days: places.flatMap((place, i) =>
      shareOf(one.days, i).map((day) => Object.assign({}, day, place)),
    ),
    members: places.map(({ member }) => ({ id: member, name: '' })),
  };
}
