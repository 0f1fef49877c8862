// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { PinDialog } from '../../../../src/app/pin/pin-dialog.tsx';
import { request } from '../../../../src/app/request.ts';
import type { Answer, MessageName } from '../../../../src/messages/index.ts';
import { press, pressAndRead, type } from '../../support/accessibility.ts';
import { answering } from '../../support/background-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

const SAYING_YES = { member: 'ben', version: 1, as: 'member' } as const;

function answersInTurn(...answers: readonly Answer<'consent'>[]): unknown[] {
  return answering({ consent: inTurn(...answers, { ok: true }) });
}

/** One answer after the other. */
function inTurn<N extends MessageName>(...answers: readonly Answer<N>[]): () => Answer<N> {
  const left = [...answers];
  return () => left.shift() ?? { ok: false, error: 'unexpected', detail: 'one too many' };
}

it('what was pressed goes through once the PIN of the member is given', async () => {
  const sent = answersInTurn(
    { ok: false, error: 'needs-member-pin', detail: 'Ben' },
    { ok: false, error: 'wrong-pin', detail: '' },
  );
  render(<PinDialog />);
  const pressed = request('consent', SAYING_YES);
  expect((await screen.findByText('Is that you, Ben?')).tagName).toBe('H2');
  type('member-pin', '0000');
  await pressAndRead('member-pin-submit', 'member-pin-result');
  expect(screen.getByTestId('member-pin')).toHaveProperty('value', '');
  type('member-pin', '2468');
  await press('member-pin-submit');
  expect(await pressed).toEqual({ ok: true });
  await waitFor(() => expect(screen.queryByTestId('member-pin')).toBeNull());
  expect(sent).toEqual([
    { name: 'consent', ...SAYING_YES },
    { name: 'consent', ...SAYING_YES, memberPin: '0000' },
    { name: 'consent', ...SAYING_YES, memberPin: '2468' },
  ]);
});

it.each([
  ['needs-member-pin', 'PIN of Ben or of a parent', 'This needs that person’s PIN, or a parent’s.'],
  ['needs-own-pin', 'PIN of Ben', 'This needs that person’s own PIN.'],
] as const)('nothing is done without it: %s', async (error, label, sentence) => {
  const sent = answersInTurn({ ok: false, error, detail: 'Ben' });
  render(<PinDialog />);
  const pressed = request('consent', SAYING_YES);
  const field = await screen.findByTestId<HTMLInputElement>('member-pin');
  const labels = [...(field.labels ?? [])].map(({ textContent }) =>
    textContent?.replaceAll(/[\u2066-\u2069]/gu, '').trim(),
  );
  expect(labels).toEqual([label]);
  await press('member-pin-cancel');
  await expect(pressed).rejects.toThrow(sentence);
  expect(sent).toHaveLength(1);
});

it.each([
  ['another reason why it cannot be done', 'not-there'],
  ['that the PIN beside it is the wrong one', 'wrong-parent-pin'],
] as const)('%s is told by whoever asked', async (_, reason) => {
  answersInTurn(
    { ok: false, error: 'needs-member-pin', detail: 'Ben' },
    { ok: false, error: reason, detail: '' },
  );
  render(<PinDialog />);
  const pressed = request('consent', SAYING_YES, ({ error }) => error);
  await screen.findByTestId('member-pin');
  type('member-pin', '2468');
  await press('member-pin-submit');
  await expect(pressed).rejects.toThrow(reason);
  expect(screen.queryByTestId('member-pin')).toBeNull();
});

const RULES_CHANGE = { member: 'ben', version: 1, as: 'parent' } as const;

it('what needs a parent’s PIN goes through once that was given', async () => {
  const sent = answering({
    consent: inTurn({ ok: false, error: 'needs-pin', detail: '' }, { ok: true }),
    unlock: inTurn(
      { ok: false, error: 'wrong-pin', detail: '' },
      { ok: true, parent: 'dad', until: 1, first: false },
    ),
  });
  render(<PinDialog />);
  const pressed = request('consent', RULES_CHANGE);
  expect((await screen.findByText('A parent’s PIN')).tagName).toBe('H2');
  type('parent-pin', '0000');
  await pressAndRead('parent-pin-submit', 'parent-pin-result');
  type('parent-pin', '2468');
  await press('parent-pin-submit');
  expect(await pressed).toEqual({ ok: true });
  await waitFor(() => expect(screen.queryByTestId('parent-pin')).toBeNull());
  const unlock = { name: 'unlock', confirm: '', parentName: '' };
  const consent = { name: 'consent', ...RULES_CHANGE };
  expect(sent).toEqual([consent, { ...unlock, pin: '0000' }, { ...unlock, pin: '2468' }, consent]);
});

it('nothing is done without a parent’s PIN', async () => {
  answering({ consent: { ok: false, error: 'needs-pin', detail: '' } });
  render(<PinDialog />);
  const pressed = request('consent', RULES_CHANGE, ({ error }) => error);
  await press('parent-pin-cancel');
  await expect(pressed).rejects.toThrow('needs-pin');
});

it('a member’s PIN may be needed after a parent’s', async () => {
  const sent = answering({
    consent: inTurn(
      { ok: false, error: 'needs-pin', detail: '' },
      { ok: false, error: 'needs-own-pin', detail: 'Ben' },
      { ok: true },
    ),
    unlock: { ok: true, parent: 'dad', until: 1, first: false },
  });
  render(<PinDialog />);
  const pressed = request('consent', RULES_CHANGE);
  await screen.findByTestId('parent-pin');
  await press('parent-pin-submit');
  await screen.findByTestId('member-pin');
  type('member-pin', '2468');
  await press('member-pin-submit');
  expect(await pressed).toEqual({ ok: true });
  expect(sent.at(-1)).toEqual({ name: 'consent', ...RULES_CHANGE, memberPin: '2468' });
});
