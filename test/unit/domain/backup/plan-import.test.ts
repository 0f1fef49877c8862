import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Archive } from '../../../../src/domain/backup/archive.ts';
import type { TrackedTime } from '../../../../src/domain/backup/merge-history.ts';
import { isEmptyPlan, planImport } from '../../../../src/domain/backup/plan-import.ts';
import type { ImportPlan, StoredHistory } from '../../../../src/domain/backup/plan-import.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { GAP_REASONS } from '../../../../src/domain/tracking/gaps.ts';
import {
  CALENDARS,
  elsewhereRow,
  FIRST,
  histories,
  NO_HISTORY,
  NOW,
  recorded,
  sample,
} from './archive-fixture.ts';
import { activeMs, byText, sortMembers } from './tracked-time-fixture.ts';

/** The last row of each key. */
function keyed<T>(rows: readonly T[], key: (row: T) => unknown): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(key(row)), row])).values()];
}

/** What is stored after a plan was carried out, by key as the database keeps it. */
function carriedOut(stored: StoredHistory, plan: ImportPlan): StoredHistory {
  const gone = new Set(plan.removedSpans.map((span) => JSON.stringify(span)));
  const kept = stored.spans.filter((span) => !gone.has(JSON.stringify(span)));
  const removedGaps = new Set(plan.removedGaps.map((gap) => JSON.stringify(gap)));
  const keptGaps = stored.gaps.filter((gap) => !removedGaps.has(JSON.stringify(gap)));
  return {
    ...stored,
    spans: keyed([...kept, ...plan.spans], (span) => [span.device, span.site, span.start]),
    days: keyed([...stored.days, ...plan.days], (d) => [d.device, d.member, d.site, d.date]),
    members: [...stored.members, ...plan.members],
    switches: [...stored.switches, ...plan.switches],
    gaps: keyed([...keptGaps, ...plan.gaps], (g) => [g.device, g.site, g.start, g.reason]),
    log: [...stored.log, ...plan.log],
    elsewhere: keyed([...stored.elsewhere, ...plan.elsewhere], (d) => [d.member, d.date]),
  };
}

function sorted(stored: StoredHistory): unknown {
  const { members, switches, gaps, log, elsewhere } = stored;
  return [
    sortMembers(stored),
    ...[members, switches, gaps, log, elsewhere].map((rows) => rows.toSorted(byText)),
  ];
}

function sumOf(times: TrackedTime): number {
  return activeMs(times).reduce((sum, ms) => sum + ms, 0);
}

const archives: fc.Arbitrary<Archive> = fc
  .record({
    times: histories,
    device: fc.constantFrom('laptop', 'desk', 'tablet'),
    members: fc.uniqueArray(fc.constantFrom('ada', 'ben', 'cleo')),
    switched: fc.uniqueArray(fc.integer({ min: 0, max: 5 })),
    gaps: fc.uniqueArray(
      fc.record({
        start: fc.integer({ min: 0, max: 3 }).map((n) => FIRST + n * HOUR),
        end: fc.option(fc.integer({ min: 3, max: 9 }).map((n) => FIRST + n * HOUR)),
        reason: fc.constantFrom(...GAP_REASONS.slice(0, 2)),
      }),
      { selector: ({ start, reason }) => `${start} ${reason}` },
    ),
    logged: fc.array(fc.integer({ min: 0, max: 3 })),
    videos: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 600 }))),
  })
  // oxlint-disable-next-line oxc/no-map-spread -- an arbitrary, no list
  .map(({ times, device, members, switched, gaps, logged, videos }) => ({
    ...sample(),
    ...times,
    device,
    members: members.map((id) => ({ id, name: id.toUpperCase() })),
    switches: switched.map((n) => ({ at: FIRST + n * HOUR, member: n % 2 === 0 ? 'ada' : 'ben' })),
    gaps: gaps.map((gap) => ({ ...gap, device: 'laptop', site: 'tiktok' })),
    elsewhere: [elsewhereRow(videos)],
    log: logged.map((n) => ({ at: FIRST + n, what: 'counting-agreed' as const })),
  }));

function take(into: StoredHistory, archive: Archive): StoredHistory {
  return carriedOut(into, planImport(into, archive));
}

describe('planning an import', () => {
  const stored: StoredHistory = {
    ...NO_HISTORY,
    device: 'laptop',
    calendars: CALENDARS,
    members: [{ id: 'ada', name: 'Ada L.' }],
    switches: [{ at: FIRST + 3 * HOUR, member: 'ada' }],
  };

  test('the same file twice changes nothing the second time', () => {
    fc.assert(
      fc.property(archives, archives, (first, second) => {
        const both = take(take(stored, first), second);
        for (const again of [first, second]) {
          const plan = planImport(both, again);
          expect(plan).toMatchObject({ addedMs: 0, changedDates: 0 });
          expect(isEmptyPlan(plan)).toBe(true);
        }
      }),
    );
  });

  test('the order of two files makes no difference', () => {
    fc.assert(
      fc.property(archives, archives, (a, b) => {
        expect(sorted(take(take(stored, a), b))).toEqual(sorted(take(take(stored, b), a)));
      }),
    );
  });

  test('says how much time came in', () => {
    fc.assert(
      fc.property(archives, archives, (a, b) => {
        const before = take(stored, a);
        const plan = planImport(before, b);
        expect(plan.addedMs).toBe(sumOf(carriedOut(before, plan)) - sumOf(before));
        expect(plan.addedMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  describe('with time elsewhere', () => {
    const row = (...videos: readonly (readonly [wait: number, run: number])[]) =>
      elsewhereRow(videos);
    const watched = recorded('desk', [
      { start: FIRST + HOUR, end: FIRST + HOUR + 10 * MINUTE, feed: 'for-you' },
    ]);
    const NONE = { ...sample(), spans: [], days: [], elsewhere: [] };
    const counted = [row([3540, 60], [60, 60], [3600, 600])];

    it('leaves out of stored rows what another browser measured', () => {
      const plan = planImport({ ...stored, elsewhere: counted }, { ...NONE, ...watched });
      expect(plan.elsewhere).toEqual([row([3540, 60], [3720, 600])]);
    });

    it('leaves out of a file’s rows what was measured here', () => {
      const here = take({ ...stored, elsewhere: [] }, { ...NONE, ...watched });
      const plan = planImport(here, { ...NONE, elsewhere: counted });
      expect(plan.elsewhere).toEqual([row([3540, 60], [3720, 600])]);
    });

    it('ends a video where another browser’s time begins', () => {
      const long = { ...stored, elsewhere: [row([3500, 600])] };
      expect(planImport(long, { ...NONE, ...watched }).elsewhere).toEqual([row([3500, 100])]);
    });

    it('leaves rows of other days alone', () => {
      const other = { ...row([0, 600], [0, 600]), date: '2026-05-09' };
      const plan = planImport({ ...stored, elsewhere: [other] }, { ...NONE, ...watched });
      expect(plan.elsewhere).toEqual([]);
    });
  });

  it('keeps the names that members have here', () => {
    const { members } = planImport(stored, sample());
    expect(members).toEqual([{ id: 'ben', name: '', elsewhere: true }]);
  });

  it('takes earlier switches of its own device, and none that says who is current', () => {
    const switches = [1, 3, 5].map((n) => ({ at: FIRST + n * HOUR, member: 'ben' }));
    const plan = planImport(stored, { ...sample(), switches });
    expect(plan.switches).toEqual([{ at: FIRST + HOUR, member: 'ben' }]);
  });

  it('takes no switches of another device', () => {
    expect(planImport({ ...stored, device: 'tablet' }, sample()).switches).toEqual([]);
  });

  it('ends a gap that lasted when the file was written there, unless it lasts here', () => {
    expect(planImport(stored, sample()).gaps.at(-1)?.end).toBe(NOW);
    expect(planImport({ ...stored, gaps: sample().gaps }, sample()).gaps).toEqual([]);
    const earlier = planImport(stored, { ...sample(), exportedAt: NOW - HOUR }).gaps;
    expect(planImport({ ...stored, gaps: earlier }, sample()).gaps.at(-1)?.end).toBe(NOW);
  });
});
