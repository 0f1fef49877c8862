import * as fc from 'fast-check';
import { makeArchive } from '../../../../src/domain/backup/archive.ts';
import type { Archive, History } from '../../../../src/domain/backup/archive.ts';
import type { ElsewhereDay } from '../../../../src/domain/elsewhere/videos.ts';
import type { TrackedTime } from '../../../../src/domain/backup/merge-history.ts';
import { DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import { dayOf } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../src/domain/tracking/day-totals.ts';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import type { Agreement } from '../../../../src/domain/agreement/agreement.ts';
import type { LoggedChange } from '../../../../src/domain/agreement/change-log.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { mergeSpans, splitClaim } from '../../../../src/domain/tracking/merge-spans.ts';
import type { Claim, Span } from '../../../../src/domain/tracking/span.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

export const NOW = moment('2026-05-20T12:00Z');
export const FIRST = moment('2026-05-01T02:00Z');
export const BERLIN = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
export const CALENDARS = [BERLIN];
export const NO_HISTORY: History = {
  spans: [],
  days: [],
  members: [],
  switches: [],
  gaps: [],
  log: [],
  elsewhere: [],
};
const SWITCHES = [
  { at: FIRST - DAY, member: 'ada' },
  { at: FIRST + 30 * HOUR, member: 'ben' },
  { at: FIRST + 40 * HOUR, member: 'ada' },
];

/** What is recorded when these claims are made, each row by itself and from nothing but the spans. */
export function recorded(device: string, claims: readonly Claim[]): TrackedTime {
  const place = { device, site: 'tiktok' };
  const cut = claims.flatMap((claim) => splitClaim(claim, place, CALENDARS, SWITCHES));
  const spans = mergeSpans([], cut);
  const rows = new Map<string, Span[]>();
  for (const span of spans) {
    const key = `${span.member} ${span.date}`;
    rows.set(key, [...(rows.get(key) ?? []), span]);
  }
  const days = [...rows.values()].flatMap((own): Day[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { member, date, start } = first;
    const earlier = spans.filter((span) => span.member === member && span.end <= start);
    const endBefore = earlier.at(-1)?.end ?? null;
    return [dayOf({ ...place, member, date }, own, { calendar: BERLIN, endBefore })];
  });
  return { spans, days };
}

/** Ada's videos on 1 May, in seconds: how long each came after the one before, and how long it ran. */
export function elsewhereRow(
  videos: readonly (readonly [wait: number, run: number])[],
): ElsewhereDay {
  return {
    member: 'ada',
    date: '2026-05-01',
    zone: 'Europe/Berlin',
    from: FIRST,
    waits: videos.map(([wait]) => wait),
    runs: videos.map(([, run]) => run),
  };
}

export const claims: fc.Arbitrary<Claim[]> = fc.array(
  fc
    .record({
      minute: fc.integer({ min: 0, max: 4 * 24 * 60 }),
      minutes: fc.integer({ min: 1, max: 300 }),
      feed: fc.constantFrom(...FEEDS.slice(0, 3)),
    })
    .map(({ minute, minutes, feed }) => {
      const start = FIRST + minute * MINUTE;
      return { start, end: start + minutes * MINUTE, feed };
    }),
  { maxLength: 8 },
);

/** A history of one device of which some spans may be gone already, while all rows are there. */
export const histories: fc.Arbitrary<TrackedTime> = fc
  .tuple(fc.constantFrom('laptop', 'desk'), claims, fc.constantFrom('', '2026-05-02', '2026-05-04'))
  .map(([device, made, keptFrom]) => {
    const { spans, days } = recorded(device, made);
    return { spans: spans.filter(({ date }) => date >= keptFrom), days };
  });

export const SETTINGS = {
  ...DEFAULT_SETTINGS,
  device: 'laptop',
  countingSince: FIRST,
  calendars: CALENDARS,
};

/** One of each kind. */
const AGREEMENT_CHANGES: readonly LoggedChange[] = [
  { what: 'agreement-made', who: 'Dad', whom: 'Ada', version: 3 },
  { what: 'agreement-yes', who: '', whom: 'Ada' },
  { what: 'proposed', who: '', whom: 'Ada' },
  { what: 'proposal-answered', who: 'Dad', whom: 'Ada', answer: 'talk' },
  { what: 'extra-time', who: 'Dad', whom: 'Ada', minutes: 15, how: 'pin' },
  { what: 'pin-first', who: 'Dad' },
  { what: 'pin-changed', who: '' },
  { what: 'parent-added', who: 'Mum' },
  { what: 'parent-removed', who: 'Mum' },
  { what: 'reset-asked' },
  { what: 'reset-cancelled' },
  { what: 'reset-done' },
  { what: 'member-added', whom: 'Ben' },
  { what: 'member-removed', whom: 'Ben' },
  { what: 'member-switched', whom: 'Ada' },
  { what: 'member-pin', whom: 'Ada' },
  { what: 'opening-pause', whom: 'Ada' },
  { what: 'member-renamed', whom: 'Ada', before: '' },
  { what: 'pin-changed', who: 'Dad', how: 'code' },
  { what: 'phone-added', who: 'Dad' },
  { what: 'phone-removed', who: 'Dad', whom: 'Mum' },
  { what: 'seal-broken', until: '2026-05-02' },
  { what: 'member-removed', whom: 'Ben', member: 'ben' },
  { what: 'household-made' },
  { what: 'household-joined' },
  { what: 'household-left', who: '' },
  { what: 'key-renewed', who: 'Dad' },
  { what: 'card-given', whom: 'Ada', fromDate: '2026-05-04' },
  { what: 'person-removed', who: 'Dad', whom: 'Mum' },
  { what: 'moment-chosen' },
  { what: 'moment-ended' },
  { what: 'proposal-withdrawn', who: '', whom: 'Ada' },
  { what: 'opening-pause', whom: 'Ada', pauseMs: 8000 },
  { what: 'opening-pause', whom: 'Ada', pauseMs: null },
];

/** Ada's. */
export const AGREEMENTS: readonly Agreement[] = [
  {
    id: 'first',
    member: 'ada',
    version: 3,
    way: 'parent',
    rules: {
      windows: [
        { kind: 'bedtime', from: '22:00', to: '07:00', weekdays: [1, 2, 7], strength: 'firm' },
      ],
      session: { lengthMs: HOUR, breakMs: HOUR, strength: 'firm', messagesOpen: true },
      daily: {
        limitsMs: [HOUR, HOUR, HOUR, HOUR, HOUR, null, 0],
        strength: 'soft',
        messagesOpen: false,
      },
      weekly: { limitMs: 7 * HOUR, strength: 'soft' },
      dates: [{ from: '2026-06-01', to: '2026-06-03', limitMs: null, windows: false }],
      freeExtension: true,
    },
    madeAt: FIRST,
    madeBy: 'dad',
    from: FIRST,
    yeses: [{ by: 'dad', at: FIRST }],
    wishes: [{ by: 'member', dailyMs: HOUR, reason: 'homework' }],
    lookAgain: '2026-06-15',
  },
];

export function sample(): Archive {
  const times = recorded('laptop', [
    { start: FIRST + HOUR, end: FIRST + 2 * HOUR, feed: 'for-you' },
    { start: FIRST + 2 * HOUR, end: FIRST + 3 * HOUR, feed: 'messages' },
    { start: FIRST + 26 * HOUR, end: FIRST + 27 * HOUR, feed: 'live' },
  ]);
  return makeArchive(
    {
      ...times,
      members: [
        { id: 'ada', name: 'Ada' },
        { id: 'ben', name: '' },
      ],
      switches: SWITCHES,
      elsewhere: [
        elsewhereRow([
          [60, 20],
          [0, 600],
        ]),
        { ...elsewhereRow([]), date: '2026-05-02', from: FIRST + DAY },
      ],
      gaps: [
        {
          device: 'laptop',
          site: 'tiktok',
          start: FIRST,
          end: FIRST + MINUTE,
          reason: 'asleep',
        },
        { device: 'laptop', site: 'tiktok', start: FIRST + DAY, end: null, reason: 'access' },
      ],
      log: [
        { at: FIRST, what: 'counting-agreed' },
        { at: FIRST + 1, what: 'clock-back', byMs: HOUR },
        { at: FIRST + 2, what: 'clock-trusted', byMs: 400 * DAY },
        { at: FIRST + 3, what: 'zone-changed', zone: 'Asia/Tokyo' },
        { at: FIRST + 4, what: 'imported', days: 12 },
        { at: FIRST + 5, what: 'deleted-days', fromDate: '2026-04-01', toDate: '2026-04-02' },
        { at: FIRST + 6, what: 'deleted-everything' },
        { at: FIRST + 7, what: 'switched-off', fromMs: FIRST },
        { at: FIRST + 8, what: 'access-lost' },
        { at: FIRST + 9, what: 'access-back' },
        ...AGREEMENT_CHANGES.map((change, i) => Object.assign({ at: FIRST + 10 + i }, change)),
      ],
    },
    SETTINGS,
    NOW,
    AGREEMENTS,
  );
}

/** What a file holds after one was written and read. */
export function written(archive: Archive): unknown {
  return JSON.parse(JSON.stringify(archive));
}
