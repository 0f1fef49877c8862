import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planElsewhere } from '../../../../src/domain/elsewhere/assign-starts.ts';
import type { MeasuredTime } from '../../../../src/domain/elsewhere/assign-starts.ts';
import { elsewhereDaySchema } from '../../../../src/domain/elsewhere/elsewhere.schema.ts';
import { mergeElsewhere, videosOf } from '../../../../src/domain/elsewhere/videos.ts';
import type { ElsewhereDay } from '../../../../src/domain/elsewhere/videos.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { is } from '../../../../src/domain/time/fields.schema.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

const MORNING = moment('2024-05-06T08:00Z');

const nothing: MeasuredTime = {
  member: 'mia',
  calendars: [firstCalendar('UTC')],
  spans: [],
  countedDates: new Set(),
  stored: [],
};

const span = (start: EpochMs, end: EpochMs, date = '2024-05-06') => ({ start, end, date });

const startsOf = (day: ElsewhereDay) => videosOf(day).map(({ start }) => start);

describe('what was watched elsewhere (rule C18)', () => {
  it('leaves to the browser what lies within its own spans', () => {
    const starts = [MORNING, MORNING + HOUR, MORNING + HOUR + MINUTE, MORNING + 2 * HOUR];
    const plan = planElsewhere(starts, {
      ...nothing,
      spans: [span(MORNING + HOUR + 3 * SECOND, MORNING + HOUR + 2 * MINUTE)],
      countedDates: new Set(['2024-05-06']),
    });
    expect(plan).toMatchObject({ added: 2, own: 2, undecidable: 0 });
    expect(plan.days.map(startsOf)).toEqual([[MORNING, MORNING + 2 * HOUR]]);
  });

  it('ends a video when the browser takes over', () => {
    const { days } = planElsewhere([MORNING], {
      ...nothing,
      spans: [span(MORNING + MINUTE, MORNING + HOUR)],
      countedDates: new Set(['2024-05-06']),
    });
    expect(days.map(videosOf)).toEqual([[{ start: MORNING, end: MORNING + MINUTE }]]);
  });

  it('ends a video with its day', () => {
    const start = moment('2024-05-07T03:59:50Z');
    const { days } = planElsewhere([start], nothing);
    expect(days).toMatchObject([{ date: '2024-05-06', runs: [10] }]);
    expect(days.map(startsOf)).toEqual([[start]]);
  });

  it('adds nothing to a day whose spans have expired', () => {
    const plan = planElsewhere([MORNING], { ...nothing, countedDates: new Set(['2024-05-06']) });
    expect(plan).toEqual({ days: [], added: 0, own: 0, undecidable: 1 });
  });

  it('knows that nothing was watched on a day between two others', () => {
    const { days } = planElsewhere([MORNING, MORNING + 2 * DAY], nothing);
    expect(days.map(({ date, runs }) => [date, runs.length])).toEqual([
      ['2024-05-06', 1],
      ['2024-05-07', 0],
      ['2024-05-08', 1],
    ]);
  });

  it('adds of a later export what is new', () => {
    const stored = planElsewhere([MORNING, MORNING + HOUR], nothing).days;
    const plan = planElsewhere([MORNING + HOUR, MORNING + 2 * HOUR], { ...nothing, stored });
    expect(plan.added).toBe(1);
    expect(plan.days.map(startsOf)).toEqual([[MORNING, MORNING + HOUR, MORNING + 2 * HOUR]]);
  });
});

const lists = fc
  .uniqueArray(fc.integer({ min: 0, max: (3 * DAY) / SECOND }), { maxLength: 40 })
  .map((list) => list.map((one) => MORNING + one * SECOND).toSorted((a, b) => a - b));

const spanLists = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 90 })), {
    maxLength: 8,
  })
  .map((list) =>
    list.map(([minute, length]) => {
      const start = MORNING + minute * MINUTE;
      const date = new Date(start - 4 * HOUR).toISOString().slice(0, 10);
      return span(start, start + length * SECOND, date);
    }),
  );

const datesOf = (spans: readonly { readonly date: string }[]) =>
  new Set(spans.map(({ date }) => date));

/** The stored rows after importing these exports one after the other. */
function importAll(
  exports: readonly (readonly EpochMs[])[],
  measured: MeasuredTime,
): ElsewhereDay[] {
  const rows = new Map<string, ElsewhereDay>();
  for (const starts of exports) {
    for (const day of planElsewhere(starts, { ...measured, stored: [...rows.values()] }).days) {
      rows.set(day.date, day);
    }
  }
  return [...rows.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

describe('laws of an import', () => {
  it('twice changes nothing, and the order of exports makes no difference', () => {
    fc.assert(
      fc.property(lists, lists, spanLists, (a, b, spans) => {
        const measured = { ...nothing, spans, countedDates: datesOf(spans) };
        const stored = importAll([a, b], measured);
        expect(planElsewhere(a, { ...measured, stored }).days).toEqual([]);
        expect(planElsewhere(a, { ...measured, stored }).added).toBe(0);
        expect(importAll([b, a], measured)).toEqual(stored);
      }),
    );
  });

  it('every row can be stored', () => {
    fc.assert(
      fc.property(lists, spanLists, (starts, spans) => {
        const measured = { ...nothing, spans, countedDates: datesOf(spans) };
        for (const day of planElsewhere(starts, measured).days) {
          expect(is(elsewhereDaySchema, day)).toBe(true);
        }
      }),
    );
  });

  it('no estimated time lies within a span', () => {
    fc.assert(
      fc.property(lists, spanLists, (starts, spans) => {
        const measured = { ...nothing, spans, countedDates: datesOf(spans) };
        const pieces = planElsewhere(starts, measured).days.flatMap(videosOf);
        const overlaps = pieces.filter(({ start, end }) =>
          spans.some((one) => Math.max(start, one.start) < Math.min(end, one.end)),
        );
        expect(overlaps).toEqual([]);
      }),
    );
  });

  it('rows from a saved file are merged like exports', () => {
    fc.assert(
      fc.property(lists, lists, spanLists, (a, b, spans) => {
        const measured = { ...nothing, spans, countedDates: datesOf(spans) };
        const [one, other] = [importAll([a], measured), importAll([b], measured)];
        const merged = new Map(one.map((day) => [day.date, day]));
        for (const day of mergeElsewhere(one, other)) merged.set(day.date, day);
        const rows = [...merged.values()].toSorted((x, y) => (x.date < y.date ? -1 : 1));
        const united = importAll([a, b], measured);
        expect(rows).toEqual(united);
        expect(mergeElsewhere(united, other)).toEqual([]);
      }),
    );
  });
});
