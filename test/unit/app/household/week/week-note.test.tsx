// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WeekNoteField } from '../../../../../src/app/household/week/week-note.tsx';
import { runtime } from '../../../support/browser-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function keep(text: string, says: string): Promise<void> {
  fireEvent.input(screen.getByTestId('week-note'), { target: { value: text } });
  fireEvent.click(screen.getByTestId('keep-note'));
  await waitFor(() => expect(screen.getByTestId('note-result').textContent).toBe(says));
}

describe('the note of a week', () => {
  it('is gone only where there was one', async () => {
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(<WeekNoteField week="2026-05-04" saved="" />);
    await keep(' ', 'Nothing has changed yet.');
    await keep('Phones sleep in the kitchen.', 'Saved.');
    await keep('', 'Saved.');
    await keep('', 'Nothing has changed yet.');
  });

  it('is gone where one from before was emptied, and stays unfolded', async () => {
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    const { rerender } = render(<WeekNoteField week="2026-05-04" saved="A walk on Sunday." />);
    await keep('', 'Saved.');
    rerender(<WeekNoteField week="2026-05-04" saved="" />);
    expect(screen.getByTestId<HTMLDetailsElement>('note').open).toBe(true);
  });

  it('is folded where there is none', () => {
    render(<WeekNoteField week="2026-05-04" saved="" />);
    expect(screen.getByTestId<HTMLDetailsElement>('note').open).toBe(false);
  });
});
