// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { RecordPanel } from '../../../../../src/app/data/record/record-panel.tsx';
import { PROBLEMS } from '../../../../../src/app/data/record/record-text.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import type { ExportProblem, ExportUpdate } from '../../../../../src/messages/export-worker.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../../src/store/settings.ts';
import { t } from '../../../../../src/ui/i18n.ts';
import { press } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { FakeWorker } from '../../../support/fake-worker.ts';
import { CONTENT, IMPORTED } from './record-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

beforeAll(async () => {
  const database = await openDatabase();
  await writeSettings(database, { countingSince: 1 });
  database.close();
});
beforeEach(() => vi.stubGlobal('Worker', FakeWorker));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const STEPS = [1_714_989_600, 42];

/** Chooses a file, and returns the worker that reads it. */
async function choose(answers: Parameters<typeof answering>[0] = {}) {
  const sent = answering({
    'import-elsewhere': { ok: true, answer: { imported: IMPORTED } },
    ...answers,
  });
  FakeWorker.made.length = 0;
  render(<RecordPanel />);
  const files = [new File(['{}'], 'user_data.json')];
  fireEvent.change(screen.getByTestId('tiktok-file'), { target: { files } });
  await waitFor(() => expect(FakeWorker.made).toHaveLength(1));
  const [worker] = FakeWorker.made;
  if (worker === undefined) throw new Error('No worker');
  expect(worker.jobs).toEqual([{ file: files[0] }]);
  const tell = (update: ExportUpdate): void => worker.tell(update);
  return { worker, tell, sent };
}

const text = (testId: string): string => screen.getByTestId(testId).textContent ?? '';

it('sends times and nothing else, and says what was read', async () => {
  const { worker, tell, sent } = await choose();
  tell({ progress: 0.5 });
  await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.5'));
  tell({ outcome: { ok: true, content: CONTENT } });
  await screen.findByTestId('record-result');
  expect(sent).toEqual([{ name: 'import-elsewhere', steps: STEPS, shiftMs: null }]);
  expect(worker.terminate).toHaveBeenCalled();
  for (const part of ['New videos1', 'Left out3']) {
    expect(text('record-result')).toContain(part);
  }
});

it('says so where a file adds nothing', async () => {
  const imported = { ...IMPORTED, added: 0 };
  const { tell } = await choose({ 'import-elsewhere': { ok: true, answer: { imported } } });
  tell({ outcome: { ok: true, content: CONTENT } });
  await waitFor(() => expect(text('record-outcome')).toBe(t('importNothing')));
});

it('shows what TikTok keeps until that is closed', async () => {
  const { tell } = await choose();
  tell({ outcome: { ok: true, content: CONTENT } });
  await screen.findByTestId('record-keeps');
  expect(text('record-keeps')).toContain('1,200');
  await press('record-keeps-close');
  await waitFor(() => expect(screen.queryByTestId('record-keeps')).toBeNull());
});

it('asks where the times do not fit, and moves them if told to', async () => {
  const sent = await choose({
    'import-elsewhere': { ok: true, answer: { offsetMs: 2 * HOUR } },
  }).then(({ tell, sent: messages }) => {
    tell({ outcome: { ok: true, content: CONTENT } });
    return messages;
  });
  await screen.findByTestId('record-question');
  expect(text('record-question')).toContain('2 hr apart');
  await press('record-move');
  await waitFor(() =>
    expect(sent.at(-1)).toEqual({ name: 'import-elsewhere', steps: STEPS, shiftMs: 2 * HOUR }),
  );
});

it('can be stopped, after which nothing was sent', async () => {
  const { worker, tell, sent } = await choose();
  tell({ progress: 0.2 });
  await press('record-stop');
  await screen.findByText(t('importLeft'));
  expect(worker.terminate).toHaveBeenCalled();
  expect(sent).toEqual([]);
});

it.each(Object.entries(PROBLEMS) as [ExportProblem, (typeof PROBLEMS)[ExportProblem]][])(
  'says why a file cannot be read: %s',
  async (problem, key) => {
    const { tell, sent } = await choose();
    tell({ outcome: { ok: false, problem } });
    await screen.findByText(t(key));
    expect(sent).toEqual([]);
  },
);

it('says so where the worker cannot start', async () => {
  const { worker } = await choose();
  worker.dispatchEvent(new Event('error'));
  await screen.findByText(t('fileDamaged'));
});

it('takes a file that is dropped', async () => {
  answering({});
  FakeWorker.made.length = 0;
  render(<RecordPanel />);
  const file = new File(['{}'], 'user_data.json');
  const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { files: [file] },
  });
  fireEvent(screen.getByTestId('record-drop'), drop);
  // Otherwise the browser would open the file in place of the page.
  expect(drop.defaultPrevented).toBe(true);
  await waitFor(() => expect(FakeWorker.made[0]?.jobs).toEqual([{ file }]));
});
