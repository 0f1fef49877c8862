// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { Meeting } from '../../../../../src/app/household/week/meeting.tsx';
import { NAMES, PEOPLE, WEEK } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

it('begins with whoever has a week', () => {
  const [first] = WEEK.rows;
  if (first === undefined) throw new Error('There is nobody');
  const unknown = { ...first, person: 'nobody', week: null };
  render(
    <Meeting
      week={{ ...WEEK, rows: [unknown, first] }}
      title="May"
      names={new Map([...NAMES, ['nobody', 'Nobody']])}
      people={PEOPLE}
      lateFrom="22:00"
      question={null}
      onClose={vi.fn<() => void>()}
    />,
  );
  const heading = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
  expect(heading()).toBe(NAMES.get(first.person));
  fireEvent.click(screen.getByTestId('meeting-next'), { detail: 1 });
  expect(heading()).toBe('Nobody');
});

function meet(): { readonly leave: () => void; readonly next: HTMLElement } {
  const leave = vi.fn<() => void>();
  render(
    <Meeting
      week={WEEK}
      title="May"
      names={NAMES}
      people={PEOPLE}
      lateFrom="22:00"
      question={null}
      onClose={leave}
    />,
  );
  const next = screen.getByTestId('meeting-next');
  for (const _ of WEEK.rows) {
    expect(next.textContent).toBe('Next');
    fireEvent.click(next, { detail: 1 });
  }
  return { leave, next };
}

describe('the last page of the meeting', () => {
  it('ends it with “Close”, and offers no other way to the same', async () => {
    const { leave, next } = meet();
    expect(next.textContent).toBe('Close');
    expect(next.getAttribute('aria-disabled')).toBeNull();
    expect(screen.queryByTestId('meeting-leave')).toBeNull();
    fireEvent.click(next, { detail: 1 });
    await waitFor(() => expect(leave).toHaveBeenCalledTimes(1));
  });

  it('is not left by the second press of a double one, nor by an arrow', async () => {
    const { leave, next } = meet();
    fireEvent.click(next, { detail: 2 });
    fireEvent.keyDown(next, { key: 'ArrowRight' });
    await Promise.resolve();
    expect(leave).not.toHaveBeenCalled();
    expect(screen.getByTestId<HTMLDialogElement>('meeting').open).toBe(true);
  });
});
