// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { RecordGuide } from '../../../../../src/app/data/record/record-guide.tsx';
import { RecordKeeps } from '../../../../../src/app/data/record/record-keeps.tsx';
import { RecordPanel } from '../../../../../src/app/data/record/record-panel.tsx';
import { RecordQuestion } from '../../../../../src/app/data/record/record-question.tsx';
import { RecordResult } from '../../../../../src/app/data/record/record-result.tsx';
import { StoredRecord } from '../../../../../src/app/data/record/stored-record.tsx';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../../src/store/settings.ts';
import { press, testAccessibility } from '../../../support/accessibility.ts';
import { CONTENT, IMPORTED } from './record-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

const nothing = (): void => undefined;

beforeAll(async () => {
  const database = await openDatabase();
  await writeSettings(database, { countingSince: 1 });
  await database.members.bulkPut(['Mia', 'Ben'].map((name) => ({ id: name, name })));
  await database.switches.put({ at: 0, member: 'Mia' });
  await database.elsewhere.put({
    member: 'Mia',
    date: '2024-05-06',
    zone: 'UTC',
    from: 1_714_968_000_000,
    waits: [21_600, 0],
    runs: [42, 600],
  });
  database.close();
});

testAccessibility('app/data/record', {
  'record-guide.tsx': [{ what: 'by itself', drawn: <RecordGuide /> }],
  'record-keeps.tsx': [
    { what: 'with counts', drawn: <RecordKeeps counts={CONTENT.counts} onClose={nothing} /> },
  ],
  'record-panel.tsx': [
    {
      what: 'of a browser that two people share',
      drawn: <RecordPanel />,
      act: () => screen.findByText(/Mia/),
    },
  ],
  'record-question.tsx': [
    {
      what: 'about times that are early',
      drawn: <RecordQuestion offsetMs={-2 * HOUR} onAnswer={nothing} onCancel={nothing} />,
    },
  ],
  'record-result.tsx': [
    { what: 'with rows left out', drawn: <RecordResult content={CONTENT} imported={IMPORTED} /> },
  ],
  'stored-record.tsx': [
    { what: 'without any', drawn: <StoredRecord known={null} /> },
    {
      what: 'asking whether to remove it',
      drawn: <StoredRecord known={{ from: '2024-05-06', to: '2024-05-08' }} />,
      act: () => press('record-remove'),
    },
  ],
});
