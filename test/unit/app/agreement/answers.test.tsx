// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { RequestPanel } from '../../../../src/app/agreement/suggestions/request-panel.tsx';
import { ConsentCard } from '../../../../src/app/agreement/rules/consent-card.tsx';
import { Proposals } from '../../../../src/app/agreement/suggestions/proposals.tsx';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { Agreement } from '../../../../src/domain/agreement/agreement.ts';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import { answering } from '../../support/background-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  profileOf,
  requestOf,
} from '../../support/profile-fixture.ts';
import { COMING, FULL, UNLOCKED } from './agreement-fixture.ts';
import { contextOf } from './context-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function showRequest(parts: Partial<BrowserProfileView> = {}): unknown[] {
  const sent = answering({ 'answer-extra-time': { ok: true } });
  const profile = profileOf({ requests: [requestOf()], ...parts });
  render(<RequestPanel context={contextOf({ profile })} />);
  return sent;
}

/** Names are isolated, and some spaces do not break. */
function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, '').replaceAll(/\s/gu, ' ');
}

function choices(): string[] {
  return screen.getAllByTestId('request-choice').map(({ textContent }) => textContent);
}

describe('the answer to a request for extra time', () => {
  it('is all of it, less, or no, with one PIN', async () => {
    const sent = showRequest();
    expect(choices()).toEqual(['Yes, 15 min', 'Yes, 5 min', 'Not this time']);
    fireEvent.click(screen.getByText('Yes, 5 min'));
    fireEvent.input(screen.getByTestId('request-code'), { target: { value: '2468' } });
    fireEvent.click(screen.getByTestId('request-submit'));
    const terms = { name: 'answer-extra-time', id: 'r1', reason: '' };
    await waitFor(() => expect(sent).toEqual([{ ...terms, minutes: 5, code: '2468' }]));
  });

  it('of no has a reason', async () => {
    const sent = showRequest();
    expect(screen.queryByTestId('request-reason')).toBeNull();
    fireEvent.click(screen.getByText('Not this time'));
    fireEvent.click(screen.getByTestId('request-submit'));
    await screen.findByText('Please write a few words about why.');
    expect(sent).toEqual([]);
    fireEvent.input(screen.getByTestId('request-reason'), { target: { value: ' Dinner. ' } });
    fireEvent.click(screen.getByTestId('request-submit'));
    const terms = { name: 'answer-extra-time', id: 'r1', code: '' };
    await waitFor(() => expect(sent).toEqual([{ ...terms, minutes: null, reason: 'Dinner.' }]));
  });

  it.each([
    ['a parent is unlocked', { unlocked: UNLOCKED.unlocked }, ''],
    [
      'nobody has one',
      { hasPin: false, parents: [] },
      'No parent has a PIN, so anyone here can answer.',
    ],
  ])('needs no PIN where %s', (_, parts, words) => {
    showRequest(parts);
    expect(screen.queryByTestId('request-code')).toBeNull();
    expect(document.querySelector('.hint')?.textContent ?? '').toBe(words);
  });

  it('stays on the page until the day ends', () => {
    const answer = { ms: 5 * MINUTE, by: 'dad', at: 1, reason: '' };
    showRequest({ requests: [requestOf({ answer })] });
    expect(screen.getByTestId('request-panel').textContent).toContain(
      'Dad said yes to 5 min of 15 min',
    );
    expect(screen.queryByTestId('request-submit')).toBeNull();
  });
});

describe('a rule that is not agreed yet', () => {
  it('is answered with a no that asks for a reason', async () => {
    const sent = answering({ refuse: { ok: true } });
    render(<ConsentCard context={contextOf({ agreement: agreementViewOf(COMING) })} />);
    fireEvent.click(screen.getByTestId('say-no-member'));
    fireEvent.click(screen.getByTestId('refuse-submit'));
    await screen.findByText('Please write a few words about why.');
    fireEvent.input(screen.getByTestId('refuse-reason'), { target: { value: 'Too short.' } });
    fireEvent.click(screen.getByTestId('refuse-submit'));
    const no = { version: 3, as: 'member', reason: 'Too short.' };
    await waitFor(() => expect(sent).toEqual([{ name: 'refuse', member: 'mia', ...no }]));
    await waitFor(() => expect(screen.queryByTestId('refuse-reason')).toBeNull());
  });

  it('shows the no with its reason, and can still be agreed to', () => {
    const noes = [{ by: 'member', at: 1, reason: 'Too short.' }];
    render(
      <ConsentCard context={contextOf({ agreement: agreementViewOf({ ...COMING, noes }) })} />,
    );
    expect(screen.getByTestId('refusals').textContent).toBe('Mia doesn’t agree. “Too short.”');
    expect(screen.queryByTestId('say-no-member')).toBeNull();
    expect(screen.getByTestId('say-yes-member')).toBeTruthy();
  });
});

describe('a yes of a parent', () => {
  const made = (parts: Partial<Agreement>): AgreementView =>
    agreementViewOf(agreementOf(BEDTIME, { yeses: [], ...parts }));

  it.each([
    ['where their yes is missing', made({ madeBy: 'no-pin', way: 'together' }), true],
    [
      'where the teen decides and nobody known set the rules',
      made({ madeBy: 'no-pin', way: 'self' }),
      true,
    ],
    ['but not to a teen’s own rules', made({ madeBy: 'own', way: 'self' }), false],
  ])('can be said %s', (_, agreement, expected) => {
    render(<ConsentCard context={contextOf({ agreement })} />);
    expect(screen.queryByTestId('say-yes-parent') !== null).toBe(expected);
  });

  it('cannot be said where no parent has a PIN', () => {
    const profile = profileOf({ hasPin: false, parents: [] });
    render(<ConsentCard context={contextOf({ profile, agreement: made({ madeBy: 'no-pin' }) })} />);
    expect(screen.queryByTestId('say-yes-parent')).toBeNull();
  });
});

describe('the answer to a suggestion', () => {
  const suggested = { ...FULL, proposals: FULL.proposals.slice(0, 1) };

  it('says after a yes what it did', async () => {
    const sent = answering({ 'answer-proposal': { ok: true } });
    render(<Proposals context={contextOf({ agreement: suggested })} />);
    expect(screen.queryByTestId('answer-effect')).toBeNull();
    fireEvent.click(screen.getByTestId('answer-yes'));
    await screen.findByText('It’s a yes. Starts now.');
    expect(sent).toEqual([{ name: 'answer-proposal', id: 'p1', answer: 'yes', reason: '' }]);
  });

  it('starts a looser rule tomorrow where nobody has a PIN', () => {
    const profile = profileOf({ hasPin: false, parents: [] });
    render(<Proposals context={contextOf({ profile, agreement: suggested })} />);
    expect(screen.getByTestId('answer-effect').textContent).toBe(
      'If you say yes: Starts tomorrow.',
    );
  });

  it('of no needs words', async () => {
    const sent = answering({ 'answer-proposal': { ok: true } });
    render(<Proposals context={contextOf({ agreement: suggested })} />);
    fireEvent.click(screen.getByTestId('answer-no'));
    await screen.findByText('Please write a few words about why.');
    expect(sent).toEqual([]);
  });

  it('still says what was suggested once it is answered', () => {
    const limit = (minutes: number, madeAt: number): Agreement => ({
      ...agreementOf({
        ...NO_RULES,
        daily: {
          limitsMs: Array.from({ length: 7 }, () => minutes * MINUTE),
          strength: 'soft',
          messagesOpen: false,
        },
      }),
      madeAt,
    });
    const [before, after] = [limit(45, 1), limit(90, 3)];
    const view = agreementViewOf(after, {
      versions: [after, before],
      proposals: [
        {
          id: 'p9',
          member: 'mia',
          at: 2,
          rules: after.rules,
          reason: 'Practice.',
          answer: 'yes',
          answeredBy: 'dad',
          answeredAt: 3,
          answerReason: 'Fine.',
        },
      ],
    });
    render(<Proposals context={contextOf({ agreement: view })} />);
    expect(plain(screen.getByTestId('answered').textContent)).toMatch(
      /^Mia: 1 hr 30 min a day\.Dad said yes\.“Practice\.”Dad: “Fine\.”/,
    );
  });
});
