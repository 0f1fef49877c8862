import { MEMBER } from '../../../../src/domain/agreement/consent.ts';
import type { Agreement, Proposal } from '../../../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { Failure } from '../../../../src/messages/index.ts';
import type { AgreementView } from '../../../../src/messages/views.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  grantOf,
  profileOf,
  MIA,
  TAKEN,
} from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

export const nothing = (): void => undefined;
export const CALENDAR = firstCalendar('Europe/Berlin');
export const REFUSED: Failure = { ok: false, error: 'not-there', detail: '' };
export const BEN = { ...MIA, id: 'ben', name: 'Ben', hasPin: true };
export const UNLOCKED = profileOf({ unlocked: { parent: DAD.id, until: EVENING + 5 * MINUTE } });
export const TWO = profileOf({ members: [MIA, BEN] });

/** Every kind of rule. */
export const ALL: Rules = {
  ...NO_RULES,
  ...BEDTIME,
  session: { lengthMs: 20 * MINUTE, breakMs: 10 * MINUTE, strength: 'firm', messagesOpen: true },
  daily: {
    limitsMs: [60, 60, 60, 60, 60, 90, 0].map((minutes) => minutes * MINUTE),
    strength: 'firm',
    messagesOpen: true,
  },
  weekly: { limitMs: 6 * HOUR, strength: 'soft' },
  dates: [{ from: '2026-05-20', to: '2026-05-24', limitMs: 2 * HOUR, windows: false }],
  freeExtension: true,
};

const FIRST = agreementOf({ ...BEDTIME, daily: ALL.daily });

export const WISHES = [
  { by: MEMBER, dailyMs: 90 * MINUTE, reason: 'A quiz with friends' },
  { by: 'dad', dailyMs: 45 * MINUTE, reason: '' },
];

export const SECOND_ONE: Agreement = agreementOf(ALL, {
  id: 'a2',
  version: 2,
  madeAt: at('2026-05-03T18:00'),
  wishes: WISHES,
  lookAgain: '2026-05-21',
});

export const COMING: Agreement = agreementOf(BEDTIME, {
  id: 'a3',
  version: 3,
  madeAt: at('2026-05-07T18:00'),
  from: at('2026-05-08T04:00'),
  yeses: [{ by: 'dad', at: at('2026-05-07T18:00') }],
});

function proposalOf(parts: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p1',
    member: MIA.id,
    at: EVENING - DAY,
    rules: { ...ALL, weekly: null },
    reason: 'It is the holidays.',
    answer: null,
    answerReason: '',
    answeredBy: null,
    answeredAt: null,
    ...parts,
  };
}

const ANSWERED = { answeredBy: 'dad', answeredAt: EVENING } as const;

const PROPOSALS: readonly Proposal[] = [
  proposalOf(),
  proposalOf({ id: 'p2', answer: 'talk', answerReason: 'On Sunday.', ...ANSWERED }),
  proposalOf({ id: 'p3', answer: 'no', answerReason: 'Not now.', ...ANSWERED }),
  proposalOf({ id: 'p4', answer: 'yes', ...ANSWERED }),
];

/** An agreement view with everything that the page can show. */
export const FULL: AgreementView = agreementViewOf(SECOND_ONE, {
  upcoming: COMING,
  versions: [FIRST, SECOND_ONE, COMING],
  proposals: PROPOSALS,
  grants: [grantOf({ reason: 'A quiz' }), TAKEN],
  freeExtension: true,
  typicalMs: 65 * MINUTE,
  measuredDays: 7,
});
