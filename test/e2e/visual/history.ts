import type { Page } from 'puppeteer-core';
import { historyOf } from '../../../scripts/bench/history.ts';
import { stepsOf } from '../../../src/domain/elsewhere/time-steps.ts';
import { DAY, HOUR, SECOND } from '../../../src/domain/time/units.ts';
import { addDays, boundaryOf, calendarAt, dateOf } from '../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../src/domain/time/calendar.ts';
import { dayOf } from '../../../src/domain/tracking/day-totals.ts';
import { weekToReview } from '../../../src/domain/household/week/review-week.ts';
import { until } from '../browsers/wait-until.ts';
import type { Kintime } from '../kintime.ts';
import { memberId, request } from '../messaging.ts';
import { putRows } from '../rows.ts';

/** Watched quarter-hours (of 8) on consecutive days. */
const RHYTHM = [3, 5, 2, 4, 6, 1, 4, 3, 7, 2, 5] as const;
const SPANS_A_SESSION = 5;

/** Inserts a deterministic history of so many dates up to today for the current member. */
export async function insertHistory(kintime: Kintime, dates: number): Promise<void> {
  const now = Date.now();
  const [member, device, calendars] = await Promise.all([
    memberId(kintime),
    kintime.setting('device').then(String),
    kintime.setting('calendars'),
  ]);
  const calendar = calendarAt(calendars as Calendar[], now);
  const { spans: all, days: rows } = historyOf(dates, calendar.zone, now);
  const kept = rows.map(({ site, date }, i) => {
    const sessions = RHYTHM[i % RHYTHM.length] ?? 1;
    const spans = all
      .filter((span) => span.date === date)
      .slice(0, sessions * SPANS_A_SESSION)
      .map((span) => Object.assign({}, span, { device, member }));
    const place = { device, member, site, date };
    return { spans, day: dayOf(place, spans, { calendar, endBefore: null }) };
  });
  const first = kept[0]?.day.date ?? dateOf(calendar, now);
  await putRows(kintime.reader, {
    spans: kept.flatMap(({ spans }) => spans),
    days: kept.map(({ day }) => day),
    settings: [{ key: 'countingSince', value: boundaryOf(calendar, first) }],
  });
  await deleteBeforeGaps(kintime.reader);
}

/** Stores as many days of videos elsewhere, an hour or two each. */
export async function insertElsewhere(kintime: Kintime, days: number): Promise<void> {
  const now = Math.floor(Date.now() / SECOND);
  const seconds = Array.from({ length: days }, (_, i) => {
    const start =
      now - (days - i) * (DAY / SECOND) + (HOUR / SECOND) * (RHYTHM[i % RHYTHM.length] ?? 1);
    return Array.from({ length: 150 + 40 * (i % 3) }, (__, video) => start + 25 * video);
  });
  await request(kintime, 'import-elsewhere', { steps: stepsOf(seconds.flat()), shiftMs: 0 });
}

/**
 * Stores the cards of two other browsers for the week under review, one with time elsewhere, and
 * makes Ben a parent. Needs a household.
 */
export async function insertCards(kintime: Kintime): Promise<void> {
  const { household } = await request(kintime, 'household', {});
  if (household === null) throw new Error('There is no household');
  const ben = household.persons.find(({ name }) => name === 'Ben');
  if (ben !== undefined) await request(kintime, 'set-grown-up', { person: ben.id, grownUp: true });
  const { today } = (await request(kintime, 'profile', {})).profile;
  const week = weekToReview(today, household.firstDay);
  const all = Array<boolean>(7).fill(true);
  const lastWeek = {
    same: all,
    lateNowMs: 0,
    lateBeforeMs: 0,
    longestNowMs: HOUR,
    longestBeforeMs: HOUR,
  };
  const common = {
    grownUp: false,
    joinedAt: Date.now(),
    household: household.name,
    week,
    upTo: addDays(week, 6),
    counter: 1,
    measured: all,
    broken: all.map(() => false),
    typicalMs: HOUR / 2,
    longestMs: HOUR / 2,
    opens: 12,
    skipped: 4,
    lateMs: 0,
    kept: { days: 6, of: 7 },
    extra: { days: 0, ms: 0 },
    phoneMs: null,
    lookedAgain: false,
  };
  const cards = [
    {
      ...common,
      device: 'leo',
      person: '00000000000000a1',
      name: 'Leo',
      totalMs: 3 * HOUR,
      against: { ...lastWeek, nowMs: 3 * HOUR, beforeMs: 4 * HOUR },
      elsewhere: { days: 5, ms: 2 * HOUR, lowMs: HOUR, highMs: 3 * HOUR },
    },
    {
      ...common,
      device: 'elisabeth',
      person: '00000000000000a2',
      name: 'Grandma Elisabeth',
      totalMs: HOUR,
      against: { ...lastWeek, nowMs: HOUR, beforeMs: HOUR },
    },
  ];
  const persons = cards.map(({ person: id, name, grownUp, joinedAt }) => {
    return { id, name, grownUp, joinedAt, member: null, showsSkipped: false, heard: 1 };
  });
  await putRows(kintime.reader, { cards, persons });
}

/** Deletes the gap before the real start of counting, which the history contradicts. */
export async function deleteBeforeGaps(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open('kintime');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('gaps', 'readwrite');
    const gaps = transaction.objectStore('gaps');
    const cursor = gaps.openCursor();
    cursor.addEventListener('success', () => {
      const { result } = cursor;
      if (result === null) return;
      if ((result.value as { reason: string }).reason === 'before') result.delete();
      result.continue();
    });
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  });
}

/** Waits until the DOM of a page no longer changes. */
export async function waitUntilStable(page: Page): Promise<void> {
  let before = '';
  await until(
    'the page to be stable',
    async () => {
      const now = await page.evaluate(() => document.body.innerHTML);
      const isStable = now === before && now.length > 200;
      before = now;
      return isStable;
    },
    { every: 150 },
  );
}
