import type { IntegrityFact } from '../../../../src/domain/integrity/facts.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { EVENING } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

export const FACTS: readonly IntegrityFact[] = [
  ...[1, 2, 3, 4].map((day) => {
    const start = at(`2026-05-0${day}T12:00`);
    return { what: 'not-measured', reason: 'off', at: start, to: start + HOUR, ms: HOUR } as const;
  }),
  { what: 'private-windows', covered: false, at: EVENING },
  { what: 'no-seal', at: EVENING },
  { what: 'counting-since', at: at('2026-05-01T09:00') },
];
