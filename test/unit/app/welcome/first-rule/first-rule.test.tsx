// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { FirstRule } from '../../../../../src/app/welcome/first-rule/first-rule.tsx';
import { welcomeOf } from '../../../../../src/app/welcome/steps.ts';
import type { Question } from '../../../../../src/app/welcome/steps.ts';
import { useRoute } from '../../../../../src/app/router.ts';
import { defaultFirstRules, toRules } from '../../../../../src/domain/agreement/first-rules.ts';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import type { AgreementView, BrowserProfileView } from '../../../../../src/messages/views.ts';
import { answering } from '../../../support/background-stub.ts';
import { type } from '../../../support/accessibility.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  profileOf,
} from '../../../support/profile-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

beforeAll(async () => (await openDatabase()).close());
beforeEach(() => {
  location.hash = '#/welcome/bedtime';
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The questions as the address says, from the first one on. */
function Questions({ isMemberAlone = false }: { readonly isMemberAlone?: boolean }): JSX.Element {
  const [chosen, choose] = useState(defaultFirstRules(isMemberAlone));
  const welcome = welcomeOf(useRoute().part, { calendars: [firstCalendar('Europe/Berlin')] });
  const question: Question = welcome.is === 'question' ? welcome.question : 'bedtime';
  return <FirstRule question={question} memberId="" chosen={chosen} choose={choose} />;
}

function show(
  {
    profile = { hasPin: false, parents: [] },
    agreement = agreementViewOf(null),
  }: { profile?: Partial<BrowserProfileView>; agreement?: AgreementView } = {},
  isMemberAlone = false,
): readonly unknown[] {
  const sent = answering({
    profile: { ok: true, profile: profileOf(profile) },
    agreement: { ok: true, agreement },
    'save-agreement': { ok: true, version: 1, starts: 'now' },
  });
  render(<Questions isMemberAlone={isMemberAlone} />);
  return sent;
}

async function goOn(heading: string): Promise<void> {
  fireEvent.click(await screen.findByTestId('question-next'));
  await screen.findByRole('heading', { name: heading });
}

/** The message that saves, once it was sent. */
async function saved(sent: readonly unknown[]): Promise<unknown> {
  return waitFor(() => {
    const found = sent.find((message) => (message as { name: string }).name === 'save-agreement');
    expect(found).toBeDefined();
    return found;
  });
}

describe('a first bedtime', () => {
  it.each([
    ['is nobody’s own where parent and teen are together', false],
    ['is theirs where a member is alone', true],
  ])('%s; one press saves it, and no other rule', async (_, isMemberAlone) => {
    const sent = show({}, isMemberAlone);
    fireEvent.click(await screen.findByTestId('save-bedtime'));
    const { way, forMyself } = defaultFirstRules(isMemberAlone);
    expect(await saved(sent)).toMatchObject({
      way,
      forMyself,
      atOnce: true,
      rules: toRules(defaultFirstRules(isMemberAlone)),
    });
  });

  it('is not saved while start and end are the same', async () => {
    show();
    const end = await screen.findByTestId('window-to');
    fireEvent.change(end, { target: { value: '22:00' } });
    expect(screen.getByText(/Start and end are the same/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('question-next'));
    expect(screen.getByRole('heading', { name: 'When’s bedtime?' })).toBeTruthy();
  });
});

describe('the questions', () => {
  it('lead one by one to a summary, which saves every answer', async () => {
    const sent = show();
    await goOn('A limit for each day?');
    type('first-minutes', '90');
    await goOn('Who decides?');
    fireEvent.click(screen.getByTestId('way-parent'));
    await goOn('When it’s time, what happens?');
    expect(screen.getByTestId<HTMLInputElement>('strength-firm').checked).toBe(true);
    await goOn('Set a parent’s PIN?');
    fireEvent.click(screen.getByTestId('question-skip'));
    await screen.findByRole('heading', { name: 'Does this look right?' });
    const said = screen.getByTestId('summary').textContent;
    for (const part of ['10:00 PM', '1 hr 30 min a day', 'A parent decides', 'TikTok stops', 'PIN'])
      expect(said).toContain(part);
    fireEvent.click(screen.getByTestId('question-next'));
    const rules = toRules({
      ...defaultFirstRules(false),
      dailyMs: 90 * 60_000,
      strength: 'firm',
    });
    expect(await saved(sent)).toMatchObject({ way: 'parent', forMyself: false, rules });
  });

  it('ask for no PIN where a parent has one', async () => {
    show({ profile: {} });
    await goOn('A limit for each day?');
    await goOn('Who decides?');
    await goOn('When it’s time, what happens?');
    await goOn('Does this look right?');
  });

  it('end early where everything is skipped, and save nothing', async () => {
    show();
    fireEvent.click(await screen.findByTestId('question-skip'));
    await screen.findByRole('heading', { name: 'A limit for each day?' });
    fireEvent.click(screen.getByTestId('question-skip'));
    await screen.findByRole('heading', { name: 'No rules for now' });
    fireEvent.click(screen.getByTestId('question-next'));
    expect(location.hash).toBe('#/time');
  });

  it('suggest no number, and say what is wrong with one', async () => {
    show();
    await goOn('A limit for each day?');
    expect(screen.getByTestId<HTMLInputElement>('first-minutes').value).toBe('');
    type('first-minutes', '-5');
    fireEvent.click(screen.getByTestId('question-next'));
    expect(screen.getByRole('heading', { name: 'A limit for each day?' })).toBeTruthy();
  });

  it('are not asked again once there are rules', async () => {
    show({ agreement: agreementViewOf(agreementOf(BEDTIME)) });
    expect(await screen.findByRole('heading', { name: 'Bedtime is set' })).toBeTruthy();
    expect(screen.queryByTestId('question-next')).toBeNull();
  });
});
