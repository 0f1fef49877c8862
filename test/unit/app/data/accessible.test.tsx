// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { DataPage } from '../../../../src/app/data/data-page.tsx';
import { DeleteDays, DeleteEverything } from '../../../../src/app/data/deletion.tsx';
import { DiagnosticsPanel } from '../../../../src/app/data/diagnostics.tsx';
import { ExportPanel } from '../../../../src/app/data/backup/export.tsx';
import { ImportConfirmation } from '../../../../src/app/data/backup/import-preview.tsx';
import { ImportProgress } from '../../../../src/app/data/backup/import-progress.tsx';
import { Progress } from '../../../../src/app/data/progress.tsx';
import { ImportPanel } from '../../../../src/app/data/backup/import.tsx';
import { RetentionPanel } from '../../../../src/app/data/retention.tsx';
import { PermissionsPanel } from '../../../../src/app/data/permissions.tsx';
import { VerifyNoNetworkPanel } from '../../../../src/app/data/verify-no-network.tsx';
import { TableListPanel } from '../../../../src/app/data/tables/table-list.tsx';
import { TableRows } from '../../../../src/app/data/tables/table-rows.tsx';
import { addDays, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { chooseDate } from '../../support/choose-date.ts';
import { testAccessibility, press, pressAndRead } from '../../support/accessibility.ts';
import { NOTHING_COMES, SOME_COMES, someRules } from './backup/import-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const PLACE = { device: 'laptop', member: 'ada', site: 'tiktok' };
const BROKEN = { ok: false, error: 'storage-broken', detail: '' } as const;
const nothing = (): void => undefined;

/** Enough days for two pages of rows. */
beforeAll(async () => {
  const database = await openDatabase();
  await writeSettings(database, {
    device: 'laptop',
    countingSince: 1,
    calendars: [firstCalendar('UTC')],
  });
  const dates = Array.from({ length: 12 }, (_, i) => addDays('2026-05-01', i));
  await database.days.bulkPut(dates.map((date) => emptyDay({ ...PLACE, date }, 'UTC')));
  await database.log.add({ at: 1e12, what: 'counting-agreed' });
  database.close();
});

function choose(text: string): void {
  const files = [new File([text], 'kintime.json')];
  fireEvent.change(screen.getByTestId('import-json'), { target: { files } });
}

testAccessibility(['app/data', 'app/data/backup', 'app/data/tables'], {
  'progress.tsx': [
    {
      what: 'while reading',
      drawn: <Progress text="Reading" value={0.4} onCancel={nothing} testId="record" />,
    },
    {
      what: 'while comparing',
      drawn: <Progress text="Comparing" value={null} onCancel={null} testId="record" />,
    },
  ],
  'import-progress.tsx': [
    { what: 'of a preview', drawn: <ImportProgress stage="check" onCancel={nothing} /> },
    { what: 'of the import', drawn: <ImportProgress stage="take" onCancel={null} /> },
  ],
  'data-page.tsx': [
    {
      what: 'with days',
      drawn: <DataPage />,
      act: () =>
        Promise.all(['every-entry', 'keep-months'].map((part) => screen.findByTestId(part))),
    },
  ],
  'deletion.tsx': [
    {
      what: 'with dates missing',
      drawn: <DeleteDays />,
      act: () => pressAndRead('delete-days', 'delete-days-result'),
    },
    {
      what: 'asking about some days',
      drawn: <DeleteDays />,
      act: async () => {
        chooseDate('delete-from', '2026-05-01');
        chooseDate('delete-to', '2026-05-02');
        await press('delete-days');
      },
    },
    { what: 'asking about all', drawn: <DeleteEverything />, act: () => press('delete-all') },
    {
      what: 'that went wrong',
      drawn: <DeleteEverything />,
      answers: { delete: BROKEN },
      act: () => pressAndRead('delete-all-confirm', 'delete-all-result'),
    },
  ],
  'diagnostics.tsx': [
    { what: 'not shown yet', drawn: <DiagnosticsPanel /> },
    {
      what: 'shown',
      drawn: <DiagnosticsPanel />,
      act: async () => {
        // Before the settings are loaded, the button only says so.
        await vi.waitFor(async () => {
          await press('diagnostics-show');
          screen.getByTestId('diagnostics');
        });
      },
    },
  ],
  'export.tsx': [
    { what: 'before', drawn: <ExportPanel /> },
    {
      what: 'that went wrong',
      drawn: <ExportPanel />,
      answers: { export: BROKEN },
      act: () => pressAndRead('export-json', 'export-result'),
    },
  ],
  'import-preview.tsx': [
    {
      what: 'of some days',
      drawn: (
        <ImportConfirmation
          name="kintime.json"
          preview={{ ...SOME_COMES, tooOld: 2, todayKept: true, linesKept: 3 }}
          onConfirm={nothing}
          onCancel={nothing}
        />
      ),
    },
    {
      what: 'of rules',
      drawn: (
        <ImportConfirmation
          name="kintime.json"
          preview={{ ...NOTHING_COMES, rules: [someRules('now'), someRules('not-here')] }}
          onConfirm={nothing}
          onCancel={nothing}
        />
      ),
    },
    {
      what: 'of rules that need the PIN',
      drawn: (
        <ImportConfirmation
          name="kintime.json"
          preview={{ ...SOME_COMES, rules: [someRules('needs-pin')] }}
          onConfirm={nothing}
          onCancel={nothing}
        />
      ),
    },
    {
      what: 'of nothing much',
      drawn: (
        <ImportConfirmation
          name="kintime.json"
          preview={NOTHING_COMES}
          onConfirm={nothing}
          onCancel={nothing}
        />
      ),
    },
  ],
  'import.tsx': [
    { what: 'before', drawn: <ImportPanel /> },
    {
      what: 'of a file that can come in',
      drawn: <ImportPanel />,
      answers: { 'preview-import': { ok: true, preview: SOME_COMES } },
      act: async () => {
        choose('{}');
        await screen.findByTestId('import-preview');
      },
    },
    {
      what: 'of a file that is none',
      drawn: <ImportPanel />,
      act: async () => {
        choose('');
        await screen.findByText(/not a Kintime file/);
      },
    },
  ],
  'retention.tsx': [
    {
      what: 'with another choice',
      drawn: <RetentionPanel />,
      act: async () => {
        fireEvent.change(await screen.findByTestId('keep-months'), { target: { value: '3' } });
      },
    },
    {
      what: 'that went wrong',
      drawn: <RetentionPanel />,
      answers: { 'set-retention': BROKEN },
      act: () => pressAndRead('keep-save', 'keep-result'),
    },
  ],
  'permissions.tsx': [{ what: 'by itself', drawn: <PermissionsPanel /> }],
  'verify-no-network.tsx': [{ what: 'by itself', drawn: <VerifyNoNetworkPanel /> }],
  'table-list.tsx': [
    {
      what: 'with every table',
      drawn: <TableListPanel />,
      act: () => screen.findByTestId('table-days'),
    },
  ],
  'table-rows.tsx': [
    {
      what: 'on the first of two pages',
      drawn: <TableRows name="days" rows={12} />,
      act: () => screen.findByText('2026-05-10'),
    },
    { what: 'without rows', drawn: <TableRows name="spans" rows={0} /> },
  ],
});
