import type { HouseholdWeek } from '../../../../src/domain/household/week/household-week.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { HouseholdView, PairingView } from '../../../../src/messages/views.ts';
import {
  card,
  person,
  personId,
  WEEK as START,
} from '../../domain/household/week/week-card-fixture.ts';
import { comparedBy, memberWeek } from '../../domain/household/week/member-week-fixture.ts';
import { profileOf, MIA as MEMBER } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

export const MIA = {
  person: personId(1),
  name: 'Mia',
  member: 'mia',
  week: memberWeek({ wentWell: 'kept', kept: { days: 5, of: 6 } }),
};
const ZOE = { person: personId(3), name: 'Zoe', member: 'zoe', week: memberWeek() };
export const WEEK: HouseholdWeek = {
  week: START,
  rows: [MIA, { person: personId(2), name: 'Ben', member: null, week: null }, ZOE],
  totalMs: 3 * HOUR,
  comparison: comparedBy('same', 0),
};
export const EMPTY_WEEK: HouseholdWeek = {
  week: START,
  rows: [{ ...MIA, week: null }],
  totalMs: 0,
  comparison: comparedBy('none', 0),
};
export const PEOPLE = WEEK.rows.map(({ person: id }, i) => ({ id, isParent: i === 1 }));
export const NAMES = new Map(WEEK.rows.map(({ person: id, name }) => [id, name]));

export const TWO = profileOf({ members: [MEMBER, { ...MEMBER, id: 'zoe', name: 'Zoe' }] });
export const KIN: HouseholdView = {
  name: 'Miller',
  firstDay: 1,
  persons: [
    person(1, { name: 'Mia', member: 'mia' }),
    person(2, { name: 'Ben', grownUp: true }),
    person(3, { name: '', member: 'zoe' }),
  ],
};
export const PAIRING: PairingView = {
  name: 'Miller',
  firstDay: 1,
  persons: KIN.persons,
  person: null,
  personName: '',
  again: false,
  newKey: false,
};
export const SETTINGS = {
  ...DEFAULT_SETTINGS,
  countingSince: at('2026-04-01T12:00'),
  calendars: [firstCalendar('Europe/Berlin')],
  firstDay: 1 as const,
  weekNotes: [{ week: START, text: 'Phones sleep in the kitchen.' }],
};
export const FULL_CARD = card({
  skipped: 4,
  lateMs: 20 * MINUTE,
  kept: { days: 5, of: 7 },
  extra: { days: 2, ms: 30 * MINUTE },
  phoneMs: 3 * HOUR,
  lookedAgain: true,
});
export const ELSEWHERE = { days: 5, ms: 9 * HOUR, lowMs: 8 * HOUR, highMs: 10.5 * HOUR };
export const CARD = { ok: true, card: FULL_CARD, elsewhere: ELSEWHERE } as const;
export const FILE = { name: 'kintime.txt', content: 'abc' };
