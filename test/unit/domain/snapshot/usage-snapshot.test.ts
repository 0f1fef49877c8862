import { describe, expect, it } from 'vitest';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { ownDays } from '../../../../src/domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../../../src/domain/snapshot/usage-snapshot.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';

const dayOf = (member: string) =>
  emptyDay({ device: 'here', member, site: 'tiktok', date: '2026-05-04' }, 'UTC');

const snapshot: UsageSnapshot = {
  settings: DEFAULT_SETTINGS,
  members: [
    { id: 'mia', name: 'Mia' },
    { id: 'ben', name: 'Ben' },
    { id: 'old', name: 'Mia', elsewhere: true },
  ],
  switches: [
    { at: 0, member: 'mia' },
    { at: 1000, member: 'ben' },
  ],
  days: ['mia', 'ben', 'old'].map(dayOf),
  disqualifyingGaps: [],
};

describe('the days that are shown at a glance', () => {
  it.each([
    ['Mia, while she is watching, and what came with a file', 500, ['mia', 'old']],
    ['Ben, once he is', 1000, ['ben', 'old']],
  ])('are those of %s', (_whose, now, members) => {
    expect(ownDays(snapshot, now).map(({ member }) => member)).toEqual(members);
  });

  it('are all where one alone is here, also under an id of before', () => {
    const alone = { ...snapshot, members: snapshot.members.slice(0, 1), switches: [] };
    expect(ownDays(alone, 0)).toHaveLength(3);
  });
});
