import { describe, expect, it } from 'vitest';
import { diagnosticsReport } from '../../../../../src/app/data/help/diagnostics-report.ts';
import { NO_ATTEMPTS } from '../../../../../src/domain/people/pin-attempts.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/domain/settings/settings.ts';

const settings = {
  ...DEFAULT_SETTINGS,
  device: 'the-device',
  countingSince: Date.UTC(2026, 4, 3, 12),
  attempts: { ...NO_ATTEMPTS, waitMs: 5000 },
  parents: [
    {
      id: 'the-parent',
      name: 'Dad',
      pin: { salt: 'c2FsdA==', rounds: 600_000, verify: 'dmVyaWZ5' },
      phone: { secret: 'JBSWY3DPEHPK3PXP', lastStep: 0, confirmed: true },
    },
    { id: 'b', name: 'Mum', pin: { salt: 'c2FsdA==', rounds: 600_000, verify: 'dmVyaWZ5' } },
  ],
};

const diagnosis = diagnosticsReport({
  version: '0.1.0',
  browser: 'A browser',
  language: 'en-GB',
  zone: 'Europe/Berlin',
  at: Date.UTC(2026, 4, 4, 12),
  settings,
  status: {
    counting: true,
    access: true,
    storage: null,
    historyLost: false,
    lostHistory: null,
    clockBehindMs: null,
    overdueAt: Date.UTC(2026, 4, 4, 11),
  },
  rows: { days: 3 },
});

describe('the text for whoever helps', () => {
  it('holds versions, numbers and states', () => {
    expect(diagnosis).toMatchObject({
      kintime: '0.1.0',
      at: '2026-05-04T12:00:00.000Z',
      condition: { counting: true, overdueAt: '2026-05-04T11:00:00.000Z' },
      rows: { days: 3 },
      settings: { parents: 2, phones: 1, pinWaitMs: 5000, keepDaysMonths: 25, lastRecorded: null },
    });
  });

  it.each(['Dad', 'Mum', 'the-parent', 'the-device', 'c2FsdA==', 'dmVyaWZ5', 'JBSWY3DP'])(
    'never holds what is nobody else’s: %s',
    (secret) => expect(JSON.stringify(diagnosis)).not.toContain(secret),
  );
});
