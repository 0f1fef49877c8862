// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { ReceiveCard } from '../../../../../src/app/household/cards/receive-card.tsx';
import type { FailureCode } from '../../../../../src/messages/errors.ts';
import { card } from '../../../domain/household/week/week-card-fixture.ts';
import { runtime } from '../../../support/browser-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const PASTED = 'kintime1qqqq';

function answers(answer: object): void {
  vi.spyOn(runtime, 'sendMessage').mockResolvedValue(answer);
}

describe('a card that is taken in', () => {
  async function said(): Promise<string> {
    render(<ReceiveCard onChange={() => undefined} />);
    fireEvent.input(screen.getByTestId('receive-text'), { target: { value: PASTED } });
    fireEvent.click(screen.getByTestId('receive-submit'));
    const result = screen.getByTestId('receive-result');
    await waitFor(() => expect(result.textContent).not.toBe(''));
    return result.textContent;
  }

  it.each([
    ['new', /^Mia’s week is here: May 4\s–\s10, 2026\.$/],
    ['newer', /^Mia’s week is here: May 4/],
    ['same', /^Mia’s card was here already\. Nothing changed\.$/],
  ])('%s', async (news, words) => {
    answers({ ok: true, card: card(), news });
    expect(await said()).toMatch(words);
  });

  const refused: readonly [FailureCode, RegExp][] = [
    ['card-not-ours', /not a week card/],
    ['card-cut', /This card is not complete/],
    ['card-damaged', /changed on the way/],
    ['card-newer', /newer Kintime/],
    ['card-foreign', /another household/],
    ['card-old-key', /old key/],
    ['card-other-key', /newer key/],
    ['card-older', /newer card of that week/],
    ['card-own', /made in this browser/],
  ];
  it.each(refused)('or refused in words: %s', async (error, words) => {
    answers({ ok: false, error, detail: '' });
    expect(await said()).toMatch(words);
    expect(screen.getByTestId('receive-result').className).toContain('result-failed');
  });

  it('is asked for where the field is empty', () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<ReceiveCard onChange={() => undefined} />);
    fireEvent.click(screen.getByTestId('receive-submit'));
    expect(send).not.toHaveBeenCalled();
  });

  it('is no film that was chosen by mistake', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<ReceiveCard onChange={() => undefined} />);
    const files = [new File(['x'.repeat(100_001)], 'film.mp4')];
    fireEvent.change(screen.getByTestId('receive-card'), { target: { files } });
    const result = screen.getByTestId('receive-result');
    await waitFor(() => expect(result.textContent).toMatch(/too large/));
    expect(send).not.toHaveBeenCalled();
  });
});
