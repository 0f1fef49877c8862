import { expect, test } from 'vitest';
import type { Proposal } from '../../../../src/domain/agreement/agreement.ts';
import { recentRefusal } from '../../../../src/domain/agreement/recent-refusal.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { agreementOf } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

const REFUSED: Proposal = {
  id: 'p1',
  member: 'mia',
  at: at('2026-05-07T18:00'),
  rules: NO_RULES,
  reason: '',
  answer: 'no',
  answerReason: 'Not before the exam.',
  answeredBy: 'dad',
  answeredAt: at('2026-05-07T23:30'),
};
const LATER: Proposal = { ...REFUSED, id: 'p2', at: at('2026-05-08T07:00'), answer: null };
const NEW = agreementOf({}, { madeAt: at('2026-05-08T07:00') });

test.each([
  ['on the same day', [REFUSED], [], '2026-05-07', 'p1'],
  ['on the day after', [REFUSED], [agreementOf({})], '2026-05-08', 'p1'],
  ['not later', [REFUSED], [], '2026-05-09', undefined],
  ['not after another proposal', [LATER, REFUSED], [], '2026-05-08', undefined],
  ['not after new rules', [REFUSED], [NEW], '2026-05-08', undefined],
  ['not another answer', [{ ...REFUSED, answer: 'talk' as const }], [], '2026-05-07', undefined],
  ['not without a proposal', [], [], '2026-05-07', undefined],
])('a no to a proposal is shown first: %s', (_, proposals, versions, today, shown) => {
  const refusal = recentRefusal({ proposals, versions }, firstCalendar('Europe/Berlin'), today);
  expect(refusal?.id).toBe(shown);
});
