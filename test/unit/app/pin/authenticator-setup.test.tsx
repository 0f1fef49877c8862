// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { AuthenticatorSetup } from '../../../../src/app/pin/authenticator-setup.tsx';
import type { AuthenticatorState } from '../../../../src/app/pin/authenticator-setup.tsx';
import { PinPanel } from '../../../../src/app/pin/pin-panel.tsx';
import { qrPath, QrCode } from '../../../../src/app/pin/qr-code.tsx';
import type { Answer } from '../../../../src/messages/index.ts';
import type { BrowserProfileView, ParentView } from '../../../../src/messages/views.ts';
import { answering } from '../../support/background-stub.ts';
import { DAD, EVENING, profileOf } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/Kintime:Dad?issuer=Kintime&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`;
const PHONE: Answer<'phone'> = { ok: true, phone: { confirmed: false, secret: SECRET, uri: URI } };

/** The QR code as pixels, at this scale. */
function pixelsOf(snapshot: Element, scale: number) {
  const size = Number(snapshot.getAttribute('viewBox')?.split(' ')[2]);
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  const path = snapshot.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * side + Number(x) * scale) * 4;
      for (let i = 0; i < Number(length) * scale; i += 1) data.set([0, 0, 0], from + i * 4);
    }
  }
  return { width: side, height: side, data };
}

describe('a QR code', () => {
  const rows: readonly [squares: string, path: string][] = [
    ['', ''],
    ['....', ''],
    ['#..#', 'M0 0h1v1h-1zM3 0h1v1h-1z'],
    ['.##.', 'M1 0h2v1h-2z'],
    ['####', 'M0 0h4v1h-4z'],
    ['#.##', 'M0 0h1v1h-1zM2 0h2v1h-2z'],
  ];
  it.each(rows)('draws a row %j as %j', (row, path) => {
    expect(qrPath([Array.from(row, (square) => square === '#')])).toBe(path);
  });

  it('is read again from its drawing', async () => {
    const { container } = render(<QrCode text={URI} label="A code" />);
    const snapshot = await waitFor(() => screen.getByRole('img', { name: 'A code' }));
    expect(decodeQR(pixelsOf(snapshot, 4))).toBe(URI);
    expect(container.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
    expect(container.querySelector('path')?.getAttribute('fill')).toBe('#000');
    // The quiet zone of four modules is light.
    const dark = [...qrPath(encodeQR(URI, 'raw', { ecc: 'low', border: 4 })).matchAll(/M(\d+)/g)];
    expect(Math.min(...dark.map(([, x]) => Number(x)))).toBe(4);
  });

  it('fits beside the form with whole pixels for each square, whatever the parent’s name', async () => {
    const long = `${URI}${encodeURIComponent('نوران'.repeat(12))}`;
    render(<QrCode text={long} label="A code" />);
    const snapshot = await waitFor(() => screen.getByRole('img'));
    const size = Number(snapshot.getAttribute('viewBox')?.split(' ')[2]);
    expect(Number(snapshot.getAttribute('width')) % size).toBe(0);
    expect(Number(snapshot.getAttribute('width'))).toBeLessThanOrEqual(216);
    expect(decodeQR(pixelsOf(snapshot, 3))).toBe(long);
  });
});

function unlockedWith(phone: ParentView['phone']): BrowserProfileView {
  const unlocked = { parent: DAD.id, until: EVENING + 290_000 };
  return profileOf({ parents: [{ ...DAD, phone }], unlocked });
}

function show(profile: BrowserProfileView) {
  const refresh = vi.fn<() => void>();
  function Page({ view }: { readonly view: BrowserProfileView }): JSX.Element {
    const [shown, setShown] = useState<AuthenticatorState | null>(null);
    return <AuthenticatorSetup profile={view} refresh={refresh} shown={shown} show={setShown} />;
  }
  const { rerender } = render(<Page view={profile} />);
  return { refresh, again: (view: BrowserProfileView) => rerender(<Page view={view} />) };
}

async function setUp(): Promise<void> {
  fireEvent.click(screen.getByTestId('phone-open'));
  await waitFor(() => screen.getByTestId('phone-secret'));
}

describe('the phone of a parent', () => {
  it('is nobody’s to see while no parent is unlocked', () => {
    const sent = answering({ phone: PHONE });
    show(profileOf({ parents: [DAD] }));
    expect(screen.queryByTestId('phone')).toBeNull();
    expect(sent).toEqual([]);
  });

  it.each(['none', 'waiting'] as const)('has no key before anybody asks: %s', async (state) => {
    const sent = answering({ phone: PHONE });
    show(unlockedWith(state));
    expect(screen.queryByTestId('phone-secret')).toBeNull();
    expect(sent).toEqual([]);
    await setUp();
    expect(sent).toEqual([{ name: 'phone' }]);
  });

  it('shows code, key and what the digits do not promise', async () => {
    answering({ phone: PHONE });
    show(unlockedWith('none'));
    await setUp();
    expect(screen.getByTestId('phone-secret').textContent).toBe(SECRET);
    await waitFor(() => expect(screen.getByTestId('phone-qr')).toBeTruthy());
    expect(screen.getByTestId('phone').textContent).toMatch(
      /It works once you type its first six digits here\..*not tied to the minutes.*Whoever sees this code.*work once/,
    );
  });

  it('sends six digits alone to be checked, and says what is wrong with others', async () => {
    const sent = answering({
      phone: PHONE,
      'confirm-phone': { ok: false, error: 'wrong-pin', detail: '' },
    });
    const { refresh } = show(unlockedWith('none'));
    await setUp();
    const field = screen.getByTestId('phone-code');
    const result = screen.getByTestId('phone-result');
    fireEvent.input(field, { target: { value: '12 34 5' } });
    fireEvent.click(screen.getByTestId('phone-confirm'));
    await waitFor(() => expect(result.textContent).toBe('Please type six digits.'));
    expect(sent).toHaveLength(1);
    fireEvent.input(field, { target: { value: '123 456' } });
    fireEvent.click(screen.getByTestId('phone-confirm'));
    await waitFor(() => expect(result.textContent).toMatch(/^Those digits don’t match\./));
    expect(result.className).toContain('result-failed');
    expect(sent.at(-1)).toEqual({ name: 'confirm-phone', code: '123 456' });
    expect(refresh).toHaveBeenCalled();
    expect(field.getAttribute('aria-describedby')).toBe(result.parentElement?.id);
  });

  it('that is put off is thrown away', async () => {
    const sent = answering({ phone: PHONE, 'remove-phone': { ok: true } });
    show(unlockedWith('none'));
    await setUp();
    fireEvent.click(screen.getByTestId('phone-not-now'));
    await waitFor(() => expect(screen.queryByTestId('phone-secret')).toBeNull());
    expect(sent.at(-1)).toEqual({ name: 'remove-phone', parent: DAD.id });
    await setUp();
  });

  it('takes its key off the screen when its parent is gone', async () => {
    answering({ phone: PHONE });
    const { again } = show(unlockedWith('none'));
    await setUp();
    again(profileOf({ parents: [DAD] }));
    again(unlockedWith('waiting'));
    expect(screen.queryByTestId('phone-secret')).toBeNull();
  });

  it('can answer once it is confirmed, and be removed', async () => {
    const sent = answering({ phone: PHONE, 'remove-phone': { ok: true } });
    const { again } = show(unlockedWith('none'));
    await setUp();
    again(unlockedWith('confirmed'));
    expect(screen.getByTestId('phone-state').textContent).toBe('Your phone can answer');
    expect(screen.queryByTestId('phone-secret')).toBeNull();
    fireEvent.click(screen.getByTestId('phone-remove'));
    fireEvent.click(screen.getByTestId('phone-remove-confirm'));
    await waitFor(() => expect(sent).toContainEqual({ name: 'remove-phone', parent: DAD.id }));
    await waitFor(() =>
      expect(screen.getByTestId('phone-removed').textContent).toMatch(/^The phone was removed/),
    );
  });
});

describe('a forgotten PIN', () => {
  const panel = (parts: Partial<BrowserProfileView>): void => {
    render(<PinPanel profile={profileOf(parts)} refresh={() => undefined} />);
  };
  const reset = { askedAt: EVENING, dueAt: EVENING + 1e8, runLeftMs: 1, daysLeft: 2, due: false };

  it('has the slow way alone where no parent has a phone', () => {
    panel({});
    fireEvent.click(screen.getByTestId('forgot-pin'));
    expect(screen.queryByTestId('new-pin-code')).toBeNull();
    expect(screen.getByTestId('forgot-confirm').closest('dialog')?.open).toBe(true);
    cleanup();
    panel({ reset });
    expect(screen.queryByTestId('forgot-pin')).toBeNull();
  });

  it('has the way by phone first, which stays while the slow one runs', async () => {
    const sent = answering({ 'new-pin': { ok: false, error: 'wrong-pin', detail: '' } });
    const parents = [{ ...DAD, phone: 'confirmed' as const }];
    panel({ parents });
    const button = screen.getByTestId('forgot-pin');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const ids = ['new-pin-code', 'new-pin', 'new-pin-confirm', 'new-pin-do', 'forgot-wait'];
    const fields = ids.map((id) => screen.getByTestId(id));
    const places = fields.map((field) => [...document.querySelectorAll('*')].indexOf(field));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const typed = { code: '123456', pin: '8642', confirm: '8642' };
    for (const [i, value] of Object.values(typed).entries()) {
      const field = fields[i];
      if (field !== undefined) fireEvent.input(field, { target: { value } });
    }
    fireEvent.click(screen.getByTestId('new-pin-do'));
    await waitFor(() =>
      expect(screen.getByTestId('new-pin-result').textContent).toMatch(/^Those digits/),
    );
    expect(sent).toContainEqual({ name: 'new-pin', ...typed });
    cleanup();
    panel({ parents, reset });
    fireEvent.click(screen.getByTestId('forgot-pin'));
    expect(screen.getByTestId('new-pin-code')).toBeTruthy();
    expect(screen.queryByTestId('forgot-wait')).toBeNull();
  });
});
