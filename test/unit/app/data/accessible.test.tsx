// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { CheckPage } from '../../../../src/app/data/check/check-page.tsx';
import { DataOverview } from '../../../../src/app/data/data-overview.tsx';
import { DataPage } from '../../../../src/app/data/data-page.tsx';
import { DataPlace } from '../../../../src/app/data/data-place.tsx';
import { DataTabs } from '../../../../src/app/data/data-tabs.tsx';
import { DeleteDays, DeleteEverything, DeletionPanel } from '../../../../src/app/data/deletion.tsx';
import { HelpPage } from '../../../../src/app/data/help/help-page.tsx';
import { ExportButtons } from '../../../../src/app/data/backup/export.tsx';
import { ImportConfirmation } from '../../../../src/app/data/backup/import-preview.tsx';
import { ImportProgress } from '../../../../src/app/data/backup/import-progress.tsx';
import { Progress } from '../../../../src/app/data/progress.tsx';
import { ImportPanel } from '../../../../src/app/data/backup/import.tsx';
import { RetentionPanel } from '../../../../src/app/data/retention.tsx';
import { PermissionsPanel } from '../../../../src/app/data/check/permissions.tsx';
import { EntriesPage } from '../../../../src/app/data/tables/entries-page.tsx';
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

/** All folders but those with more of their own. */
const FOLDERS = ['', '/backup', '/check', '/help', '/tables'].map((name) => `app/data${name}`);

testAccessibility(FOLDERS, {
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
      what: 'at first',
      drawn: <DataPage settings={null} part="" />,
      act: () => screen.findByTestId('export-json'),
    },
    {
      what: 'with entries',
      drawn: <DataPage settings={null} part="entries" />,
      act: () => screen.findByTestId('every-entry'),
    },
  ],
  'data-overview.tsx': [
    {
      what: 'with days',
      drawn: <DataOverview />,
      act: () => screen.findByTestId('keep-months'),
    },
  ],
  'data-place.tsx': [
    { what: 'with a text', drawn: <DataPlace title="Entries" text="All of them." children="" /> },
  ],
  'data-tabs.tsx': [
    { what: 'on its first half', drawn: <DataTabs current="data" /> },
    { what: 'on its second half', drawn: <DataTabs current="privacy" /> },
  ],
  'deletion.tsx': [
    { what: 'at first', drawn: <DeletionPanel /> },
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
  'help-page.tsx': [
    { what: 'not shown yet', drawn: <HelpPage /> },
    {
      what: 'shown',
      drawn: <HelpPage />,
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
    { what: 'before', drawn: <ExportButtons /> },
    {
      what: 'that went wrong',
      drawn: <ExportButtons />,
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
  'check-page.tsx': [{ what: 'by itself', drawn: <CheckPage /> }],
  'entries-page.tsx': [
    {
      what: 'with every table',
      drawn: <EntriesPage />,
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
