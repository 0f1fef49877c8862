import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import type { Clock } from '../../../../src/domain/time/clock.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';
import { ToolbarBadge } from '../../../../src/background/toolbar/badge.ts';
import type { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';
import { setBadge } from '../../../../src/platform/badge.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
vi.mock('../../../../src/platform/badge.ts', () => ({ setBadge: vi.fn() }));
beforeEach(() => vi.mocked(setBadge).mockClear());

const clock: Clock = { now: () => ({ wall: 0, mono: 0 }) };

function badgeOf(
  today: () => Millis | null,
  isClosed = async (): Promise<boolean> => false,
  isLost = (): boolean => false,
  asked: { name: string; ms: Millis } | null = null,
  askedElsewhere = async (): Promise<typeof asked> => null,
): ToolbarBadge {
  const read = async () => ({ isLost: isLost(), today: today(), asked });
  const connection = { problem: null, read };
  return new ToolbarBadge(
    connection as unknown as DatabaseConnection,
    clock,
    isClosed,
    askedElsewhere,
  );
}

describe('the toolbar button', () => {
  const rows: readonly [ms: Millis | null, text: string, title: string][] = [
    [null, 'off', 'Kintime: counting is off'],
    [0, '0', 'Kintime: 0 minutes on TikTok today'],
    [30 * SECOND, '0', 'Kintime: less than 1 minute on TikTok today'],
    [MINUTE, '1', 'Kintime: 1 minute on TikTok today'],
    [2 * HOUR + 5 * MINUTE, '2:05', 'Kintime: 2 hours, 5 minutes on TikTok today'],
  ];
  it.each(rows)('after %s ms shows %s, with the title %s', async (ms, text, title) => {
    await badgeOf(() => ms).refresh();
    expect(setBadge).toHaveBeenCalledWith(text, title, ms === null ? 'off' : 'counting');
  });

  it('shows only by its icon that the site is closed before counting starts', async () => {
    await badgeOf(
      () => null,
      async () => true,
    ).refresh();
    expect(setBadge).toHaveBeenCalledWith('off', 'Kintime: counting is off', 'closed');
  });

  it('shows what is asked for here before what is asked for in other browsers', async () => {
    const elsewhere = async () => ({ name: 'Leo', ms: 5 * MINUTE });
    const mia = { name: 'Mia', ms: 15 * MINUTE };
    await badgeOf(() => 0, undefined, undefined, mia, elsewhere).refresh();
    await badgeOf(() => 0, undefined, undefined, null, elsewhere).refresh();
    const texts = vi.mocked(setBadge).mock.calls.map(([text]) => text);
    expect(texts).toEqual(['+15?', '+5?']);
  });

  it.each([
    ['Mia', 42 * MINUTE, 'Kintime: 42 minutes on TikTok today\nMia asks for 15 minutes more'],
    ['', null, 'Kintime: counting is off\nSomeone asks for 15 minutes more'],
  ])('shows what %s asks for until it is answered', async (name, today, title) => {
    const asked = { name, ms: 15 * MINUTE };
    await badgeOf(() => today, undefined, undefined, asked).refresh();
    const state = today === null ? 'off' : 'counting';
    expect(setBadge).toHaveBeenCalledWith('+15?', title, state);
  });

  it('says that the history was lost until somebody has looked', async () => {
    let isLost = true;
    const badge = badgeOf(
      () => MINUTE,
      undefined,
      () => isLost,
    );
    await badge.refresh();
    expect(setBadge).toHaveBeenLastCalledWith('!', 'Kintime: something needs a look', 'off');
    isLost = false;
    await badge.refresh();
    expect(setBadge).toHaveBeenLastCalledWith('1', 'Kintime: 1 minute on TikTok today', 'counting');
  });

  it('updates the title while the text stays the same, and writes nothing twice', async () => {
    let today = 11 * HOUR;
    const badge = badgeOf(() => today);
    await badge.refresh();
    await badge.refresh();
    expect(setBadge).toHaveBeenCalledTimes(1);
    today += MINUTE;
    await badge.refresh();
    expect(setBadge).toHaveBeenLastCalledWith(
      '11h',
      'Kintime: 11 hours, 1 minute on TikTok today',
      'counting',
    );
  });

  it('shows by its icon that the site is closed, and that it is open again', async () => {
    let closed = true;
    const badge = badgeOf(
      () => 42 * MINUTE,
      async () => closed,
    );
    await badge.refresh();
    expect(setBadge).toHaveBeenLastCalledWith(
      '42',
      'Kintime: TikTok is off now, 42 minutes today',
      'closed',
    );
    closed = false;
    await badge.refresh();
    expect(setBadge).toHaveBeenLastCalledWith(
      '42',
      'Kintime: 42 minutes on TikTok today',
      'counting',
    );
  });
});
