import type { ImportPreview } from '../../../../../src/domain/backup/preview-import.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';

/** A file with changes. */
export const SOME_COMES: ImportPreview = {
  nothing: false,
  addedMs: 3 * HOUR,
  days: 2,
  range: { from: '2026-05-03', to: '2026-05-09' },
  members: ['Ben', ''],
  gaps: 1,
  lines: 4,
  tooOld: 0,
  rules: [],
  todayKept: false,
  linesKept: 0,
};

/** A file that was imported before. */
export const NOTHING_COMES: ImportPreview = {
  ...SOME_COMES,
  nothing: true,
  addedMs: 0,
  days: 0,
  range: null,
  members: [],
  gaps: 0,
  lines: 0,
};
