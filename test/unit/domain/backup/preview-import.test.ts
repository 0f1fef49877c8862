import { describe, expect, it } from 'vitest';
import { planImport } from '../../../../src/domain/backup/plan-import.ts';
import type { StoredHistory } from '../../../../src/domain/backup/plan-import.ts';
import { previewPlan, selectImport } from '../../../../src/domain/backup/preview-import.ts';
import type { ImportLimits, ImportPreview } from '../../../../src/domain/backup/preview-import.ts';
import { makeArchive } from '../../../../src/domain/backup/archive.ts';
import type { History } from '../../../../src/domain/backup/archive.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { CALENDARS, FIRST, NO_HISTORY, NOW, recorded } from './archive-fixture.ts';

const OPEN: ImportLimits = { lockedFrom: null, locked: false };

const visits = [0, 1, 2].map((day) => {
  const start = FIRST + day * DAY + HOUR;
  return { start, end: start + 30 * MINUTE, feed: 'for-you' as const };
});

const file = makeArchive(
  {
    ...NO_HISTORY,
    ...recorded('laptop', visits),
    members: [
      { id: 'ada', name: 'Ada' },
      { id: 'ben', name: '' },
    ],
    gaps: [{ device: 'laptop', site: 'tiktok', start: FIRST, end: FIRST + 1, reason: 'asleep' }],
    log: [
      { at: FIRST, what: 'counting-agreed' },
      { at: FIRST, what: 'pin-first', who: 'Dad' },
    ],
  },
  { ...DEFAULT_SETTINGS, device: 'laptop', calendars: CALENDARS },
  NOW,
);

function preview(
  here: History,
  limits: ImportLimits = OPEN,
  months: number | null = null,
): ImportPreview {
  const stored: StoredHistory = { ...here, device: 'laptop', calendars: CALENDARS };
  const taken = selectImport(file, here.log, limits);
  const dates = here.days.map(({ date }) => date);
  return previewPlan(planImport(stored, taken.archive), [], taken, months, dates, '2026-12-31');
}

describe('what a file would change', () => {
  it('is all of it where nothing is known', () => {
    expect(preview(NO_HISTORY)).toEqual({
      nothing: false,
      addedMs: 90 * MINUTE,
      days: 3,
      range: { from: '2026-05-01', to: '2026-05-03' },
      members: ['Ada', ''],
      gaps: 1,
      lines: 2,
      tooOld: 0,
      rules: [],
      todayKept: false,
      linesKept: 0,
    });
  });

  it('is nothing where it came in before', () => {
    const { spans, days, members, gaps, log } = file;
    const here = { ...NO_HISTORY, spans, days, members, gaps, log };
    expect(preview(here)).toMatchObject({ nothing: true, days: 0, range: null, members: [] });
    expect(preview(here, { lockedFrom: '2026-05-03', locked: true })).toMatchObject({
      nothing: true,
      linesKept: 0,
    });
  });

  it('leaves out without a PIN what a rule counts by and what somebody decided', () => {
    expect(preview(NO_HISTORY, { lockedFrom: '2026-05-03', locked: true })).toMatchObject({
      addedMs: HOUR,
      days: 2,
      lines: 1,
      todayKept: true,
      linesKept: 1,
    });
  });

  it('says which days are older than days are kept', () => {
    const later = [0, 1, 2, 3, 4, 5, 6].map((day) => {
      const start = FIRST + (100 + day) * DAY + HOUR;
      return { start, end: start + MINUTE, feed: 'for-you' as const };
    });
    const here = { ...NO_HISTORY, ...recorded('laptop', later) };
    expect(preview(here, OPEN, 3).tooOld).toBe(3);
    expect(preview(here, OPEN, 6).tooOld).toBe(0);
  });
});
