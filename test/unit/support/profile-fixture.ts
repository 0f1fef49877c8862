import { MEMBER } from '../../../src/domain/agreement/consent.ts';
import type { ExtraTimeRequest } from '../../../src/domain/agreement/extra-time-request.ts';
import type { Agreement } from '../../../src/domain/agreement/agreement.ts';
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts';
import type { Grant } from '../../../src/domain/limits/rules/extra-time.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../src/domain/time/units.ts';
import type {
  AgreementView,
  BrowserProfileView,
  MemberView,
  ParentView,
  VerdictView,
} from '../../../src/messages/views.ts';
import { at } from './usage-snapshot-fixture.ts';

/** A Thursday evening in Berlin. */
export const EVENING = at('2026-05-07T22:30');
export const MORNING = at('2026-05-08T07:00');

export const BEDTIME: Partial<Rules> = {
  windows: [{ kind: 'bedtime', from: '22:00', to: '07:00', weekdays: WEEKDAYS, strength: 'firm' }],
};

export const MIA: MemberView = {
  id: 'mia',
  name: 'Mia',
  hasPin: false,
  ideas: [],
  openingPauseMs: null,
};

export const DAD: ParentView = { id: 'dad', name: 'Dad', phone: 'none' };

/** Closed by bedtime, unless some of it is changed. */
export function verdictOf(parts: Partial<VerdictView> = {}): VerdictView {
  return {
    member: MIA.id,
    state: 'closed',
    reason: 'bedtime',
    opensAt: MORNING,
    next: null,
    now: EVENING,
    zone: 'Europe/Berlin',
    ...parts,
  };
}

export function profileOf(parts: Partial<BrowserProfileView> = {}): BrowserProfileView {
  return {
    members: [MIA],
    current: MIA.id,
    parents: [DAD],
    hasPin: true,
    unlocked: null,
    waitMs: 0,
    reset: null,
    requests: [],
    verdict: verdictOf(),
    seal: null,
    managed: null,
    waitingElsewhere: 0,
    today: '2026-05-07',
    firstDay: 1,
    ...parts,
  };
}

/** Both said yes to it, unless that is changed. */
export function agreementOf(rules: Partial<Rules>, parts: Partial<Agreement> = {}): Agreement {
  const madeAt: EpochMs = at('2026-05-01T18:00');
  return {
    id: 'a1',
    member: MIA.id,
    version: 1,
    way: 'together',
    rules: { ...NO_RULES, ...rules },
    madeAt,
    madeBy: 'dad',
    from: madeAt,
    yeses: [
      { by: 'dad', at: madeAt },
      { by: MEMBER, at: madeAt },
    ],
    wishes: [],
    lookAgain: null,
    ...parts,
  };
}

/** 15 minutes from Dad, also past bedtime, unless that is changed. */
export function grantOf(parts: Partial<Grant> = {}): Grant {
  return {
    id: 'g1',
    member: MIA.id,
    date: '2026-05-07',
    at: EVENING,
    ms: 15 * MINUTE,
    pastBedtime: true,
    how: 'pin',
    parent: DAD.id,
    reason: '',
    ...parts,
  };
}

/** Mia asked for 15 minutes, and nobody has answered yet. */
export function requestOf(parts: Partial<ExtraTimeRequest> = {}): ExtraTimeRequest {
  return {
    id: 'r1',
    member: MIA.id,
    date: '2026-05-07',
    at: at('2026-05-07T18:20'),
    ms: 15 * MINUTE,
    pastBedtime: false,
    reason: 'to finish a call',
    answer: null,
    ...parts,
  };
}

/** 5 minutes that Mia took without asking. */
export const TAKEN = grantOf({
  id: 'g2',
  ms: 5 * MINUTE,
  pastBedtime: false,
  how: 'free',
  parent: null,
});

export function agreementViewOf(
  inForce: Agreement | null,
  parts: Partial<AgreementView> = {},
): AgreementView {
  return {
    member: MIA.id,
    inForce,
    upcoming: null,
    versions: inForce === null ? [] : [inForce],
    proposals: [],
    refusal: null,
    grants: [],
    freeExtension: false,
    allowanceMs: null,
    chargedMs: 42 * MINUTE,
    sharedMs: 0,
    unchargedMs: 0,
    weekMs: 42 * MINUTE,
    otherBrowsers: [],
    todayMs: 42 * MINUTE,
    typicalMs: null,
    measuredDays: 0,
    ...parts,
  };
}
