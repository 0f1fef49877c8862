// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { WeeklyReminderPanel } from '../../../../../src/app/household/week/weekly-reminder.tsx';
import { PhoneWeekForm } from '../../../../../src/app/household/cards/phone-week.tsx';
import { ReceiveCard } from '../../../../../src/app/household/cards/receive-card.tsx';
import { PrivacyPage } from '../../../../../src/app/privacy/privacy-page.tsx';
import { DEFAULT_SETTINGS } from '../../../../../src/domain/settings/settings.ts';
import type { FailureCode } from '../../../../../src/messages/errors.ts';
import { card } from '../../../domain/household/week/week-card-fixture.ts';
import { permissions, runtime } from '../../../support/browser-stub.ts';

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
    render(<ReceiveCard refresh={() => undefined} />);
    fireEvent.input(screen.getByTestId('receive-text'), { target: { value: PASTED } });
    fireEvent.click(screen.getByTestId('receive-submit'));
    const result = screen.getByTestId('receive-result');
    await waitFor(() => expect(result.textContent).not.toBe(''));
    return result.textContent;
  }

  it.each([
    ['new', /^Mia’s week is here: May 4\s–\s10, 2026\.$/],
    ['newer', /^Mia’s newer card took the place of the older: May 4/],
    ['same', /^Mia’s card was here already\. Nothing changed\.$/],
  ])('%s', async (news, words) => {
    answers({ ok: true, card: card(), news });
    expect(await said()).toMatch(words);
  });

  const refused: readonly [FailureCode, RegExp][] = [
    ['card-not-ours', /not a week card/],
    ['card-cut', /end of this card is missing/],
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
    render(<ReceiveCard refresh={() => undefined} />);
    fireEvent.click(screen.getByTestId('receive-submit'));
    expect(send).not.toHaveBeenCalled();
  });

  it('is no film that was chosen by mistake', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<ReceiveCard refresh={() => undefined} />);
    const files = [new File(['x'.repeat(100_001)], 'film.mp4')];
    fireEvent.change(screen.getByTestId('receive-card'), { target: { files } });
    const result = screen.getByTestId('receive-result');
    await waitFor(() => expect(result.textContent).toMatch(/too large/));
    expect(send).not.toHaveBeenCalled();
  });
});

describe('what the phone says', () => {
  const rows: readonly [hours: string, minutes: string, ms: number | null | 'refused'][] = [
    ['7', '30', 27_000_000],
    ['', '45', 2_700_000],
    ['0', '0', 0],
    ['', '', null],
    ['1.5', '', 'refused'],
    ['-1', '', 'refused'],
    ['169', '', 'refused'],
  ];
  it.each(rows)('%s hours and %s minutes', async (hours, minutes, ms) => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(
      <PhoneWeekForm member="mia" week="2026-05-04" phoneMs={null} changed={() => undefined} />,
    );
    fireEvent.input(screen.getByTestId('phone-hours'), { target: { value: hours } });
    fireEvent.input(screen.getByTestId('phone-minutes'), { target: { value: minutes } });
    fireEvent.click(screen.getByTestId('phone-week-save'));
    const result = screen.getByTestId('phone-week-result');
    await waitFor(() => expect(result.textContent).not.toBe(''));
    if (ms === 'refused') {
      expect(result.textContent).toMatch(/whole hours/);
      expect(send).not.toHaveBeenCalled();
    } else {
      const message = { name: 'set-phone-week', member: 'mia', week: '2026-05-04', ms };
      expect(send).toHaveBeenCalledWith(message);
    }
  });
});

describe('the weekly moment', () => {
  it.each([
    [true, /^Kintime says so on Sunday at 5:00\sPM/],
    [false, /lets Kintime say nothing/],
  ])('is kept, and says what follows from the browser’s answer: %s', async (given, words) => {
    vi.spyOn(permissions, 'request').mockResolvedValue(given);
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(<WeeklyReminderPanel moment={null} firstDay={1} />);
    fireEvent.click(screen.getByTestId('moment-save'));
    const result = screen.getByTestId('moment-result');
    await waitFor(() => expect(result.textContent).toMatch(words));
    const moment = { weekday: 7, at: '17:00' };
    expect(send).toHaveBeenCalledWith({ name: 'set-weekly-reminder', moment });
  });
});

describe('keeping it from the site', () => {
  it('shows what is done, and sends what is ticked', async () => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(<PrivacyPage settings={{ ...DEFAULT_SETTINGS, privacySteps: ['ads'] }} />);
    expect(screen.getByTestId('privacy-done').textContent).toBe('1 of 6 done');
    expect(screen.getByTestId<HTMLInputElement>('privacy-ads').checked).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Keep your location to yourself' }));
    const message = { name: 'set-privacy-step', step: 'location', done: true };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });
});
