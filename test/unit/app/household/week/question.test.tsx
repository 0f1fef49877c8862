// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { Question } from '../../../../../src/app/household/week/question.tsx';
import { WeekNoteField } from '../../../../../src/app/household/week/week-note.tsx';
import { runtime } from '../../../support/browser-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const topics = { late: false, long: false, phone: false, elsewhere: false };

it('a question that is noted by itself leaves the outcome of an action where it is', async () => {
  const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
  const page = (week: string | null) => (
    <>
      <WeekNoteField week="2026-05-04" saved="" />
      {week === null ? null : <Question week={week} asked={[]} topics={topics} isNow />}
    </>
  );
  const { rerender } = render(page(null));
  fireEvent.input(screen.getByTestId('week-note'), { target: { value: 'A walk.' } });
  fireEvent.click(screen.getByTestId('keep-note'));
  const result = screen.getByTestId('note-result');
  await waitFor(() => expect(result.textContent).toBe('Saved.'));
  rerender(page('2026-05-04'));
  await waitFor(() =>
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ name: 'note-question' })),
  );
  expect(result.textContent).toBe('Saved.');
});
