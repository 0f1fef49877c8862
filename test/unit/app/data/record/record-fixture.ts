import type { ElsewhereImport } from '../../../../../src/domain/elsewhere/record.ts';
import type { ExportContent } from '../../../../../src/messages/export-worker.ts';

export const CONTENT: ExportContent = {
  seconds: new Float64Array([1_714_989_600, 1_714_989_642]),
  format: 'json',
  rows: 3,
  unusable: 1,
  counts: { watched: 3, searches: 1200, logins: 40, ads: 7 },
};

export const IMPORTED: ElsewhereImport = { added: 1, own: 1, undecidable: 2 };
