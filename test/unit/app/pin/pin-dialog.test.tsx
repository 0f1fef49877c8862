// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { PinDialog } from '../../../../src/app/pin/pin-dialog.tsx';
import { request } from '../../../../src/app/request.ts';
import type { Answer } from '../../../../src/messages/index.ts';
import { press, pressAndRead, type } from '../../support/accessibility.ts';
import { answering } from '../../support/background-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

const SAYING_YES = { member: 'ben', version: 1, as: 'member' } as const;

function answersInTurn(...answers: readonly Answer<'consent'>[]): unknown[] {
  const left = [...answers];
  return answering({ consent: () => left.shift() ?? { ok: true } });
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

it('another reason why it cannot be done is told by whoever asked', async () => {
  answersInTurn(
    { ok: false, error: 'needs-member-pin', detail: 'Ben' },
    { ok: false, error: 'not-there', detail: '' },
  );
  render(<PinDialog />);
  const pressed = request('consent', SAYING_YES, ({ error }) => error);
  await screen.findByTestId('member-pin');
  type('member-pin', '2468');
  await press('member-pin-submit');
  await expect(pressed).rejects.toThrow('not-there');
  expect(screen.queryByTestId('member-pin')).toBeNull();
});
