import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import type { Clock } from '../../../../src/domain/time/clock.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';
import { Face } from '../../../../src/background/toolbar/badge.ts';
import type { Vault } from '../../../../src/background/storage/database-connection.ts';
import { showFace } from '../../../../src/platform/badge.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
vi.mock('../../../../src/platform/badge.ts', () => ({ showFace: vi.fn() }));
beforeEach(() => vi.mocked(showFace).mockClear());

const clock: Clock = { now: () => ({ wall: 0, mono: 0 }) };

function faceOf(today: () => Millis | null, isClosed = async (): Promise<boolean> => false): Face {
  const vault = { problem: null, read: async () => today() };
  return new Face(vault as unknown as Vault, clock, isClosed);
}

describe('the toolbar button', () => {
  const rows: readonly [ms: Millis | null, text: string, title: string][] = [
    [null, 'off', 'Kintime: counting is off'],
    [0, '0', 'Kintime: 0 minutes on TikTok today'],
    [30 * SECOND, '0', 'Kintime: less than 1 minute on TikTok today'],
    [MINUTE, '1', 'Kintime: 1 minute on TikTok today'],
    [2 * HOUR + 5 * MINUTE, '2:05', 'Kintime: 2 hours, 5 minutes on TikTok today'],
  ];
  it.each(rows)('after %s ms says %s, and in words: %s', async (ms, text, title) => {
    await faceOf(() => ms).refresh();
    expect(showFace).toHaveBeenCalledWith(text, title, ms === null ? 'off' : 'counting');
  });

  it('says by its drawing alone that the site is closed before anything is counted', async () => {
    await faceOf(
      () => null,
      async () => true,
    ).refresh();
    expect(showFace).toHaveBeenCalledWith(
      'off',
      'Kintime: TikTok is off now, and counting has not started',
      'closed',
    );
  });

  it('keeps its words up while its letters stay the same, and writes nothing twice', async () => {
    let today = 11 * HOUR;
    const face = faceOf(() => today);
    await face.refresh();
    await face.refresh();
    expect(showFace).toHaveBeenCalledTimes(1);
    today += MINUTE;
    await face.refresh();
    expect(showFace).toHaveBeenLastCalledWith(
      '11h',
      'Kintime: 11 hours, 1 minute on TikTok today',
      'counting',
    );
  });

  it('shows by its drawing that the site is closed, and that it is open again', async () => {
    let closed = true;
    const face = faceOf(
      () => 42 * MINUTE,
      async () => closed,
    );
    await face.refresh();
    expect(showFace).toHaveBeenLastCalledWith(
      '42',
      'Kintime: TikTok is off now, 42 minutes today',
      'closed',
    );
    closed = false;
    await face.refresh();
    expect(showFace).toHaveBeenLastCalledWith(
      '42',
      'Kintime: 42 minutes on TikTok today',
      'counting',
    );
  });
});
