// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { ImportPanel } from '../../../../../src/app/data/backup/import.tsx';
import type { PreviewUpdate } from '../../../../../src/messages/import-worker.ts';
import { press } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { FakeWorker } from '../../../support/fake-worker.ts';
import { SOME_COMES } from './import-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

beforeEach(() => vi.stubGlobal('Worker', FakeWorker));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const LIMITS = { lockedFrom: '2026-05-06', locked: true };

/** Chooses a file, and returns the worker that previews it. */
async function choose(): Promise<{ worker: FakeWorker; sent: unknown[] }> {
  const sent = answering({
    'import-limits': { ok: true, limits: LIMITS },
    'preview-import': { ok: true, preview: SOME_COMES },
  });
  FakeWorker.made.length = 0;
  render(<ImportPanel />);
  const files = [new File(['{}'], 'kintime.json')];
  fireEvent.change(screen.getByTestId('import-json'), { target: { files } });
  await waitFor(() => expect(FakeWorker.made).toHaveLength(1));
  const [worker] = FakeWorker.made;
  if (worker === undefined) throw new Error('No worker');
  expect(worker.jobs).toEqual([{ file: files[0], limits: LIMITS }]);
  return { worker, sent };
}

it('the page tells how far a preview is, and sends the file nowhere', async () => {
  const { worker, sent } = await choose();
  const done = () => screen.getByTestId('import-progress').querySelector('progress')?.value;
  worker.tell({ progress: 'check' } satisfies PreviewUpdate);
  await screen.findByText('This can take a minute …');
  expect(done()).toBe(1);
  worker.tell({ progress: 'compare' } satisfies PreviewUpdate);
  await waitFor(() => expect(done()).toBe(2));
  worker.tell({ outcome: { ok: true, preview: SOME_COMES } } satisfies PreviewUpdate);
  await screen.findByTestId('import-preview');
  expect(screen.queryByTestId('import-progress')).toBeNull();
  expect(worker.terminate).toHaveBeenCalled();
  expect(sent).toEqual([{ name: 'import-limits' }]);
});

it('a preview can be cancelled', async () => {
  const { worker } = await choose();
  worker.tell({ progress: 'check' } satisfies PreviewUpdate);
  await press('import-stop');
  await screen.findByText('Nothing was changed.');
  expect(worker.terminate).toHaveBeenCalled();
  expect(screen.queryByTestId('import-progress')).toBeNull();
});

it('what the worker finds wrong is told', async () => {
  const { worker } = await choose();
  worker.tell({
    outcome: { ok: false, error: 'import-cut-off', detail: '' },
  } satisfies PreviewUpdate);
  await screen.findByText(/damaged or not complete/);
});

it.each<[string, (worker: FakeWorker) => unknown]>([
  ['cannot open the database', (worker) => worker.tell({ outcome: null } satisfies PreviewUpdate)],
  ['cannot start', (worker) => worker.dispatchEvent(new Event('error'))],
])('where the worker %s, the background makes the preview', async (_, fail) => {
  const { worker, sent } = await choose();
  fail(worker);
  await screen.findByTestId('import-preview');
  expect(sent.at(-1)).toMatchObject({ name: 'preview-import' });
});
