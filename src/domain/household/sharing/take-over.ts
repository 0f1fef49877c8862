import { agreementAt, rulesAt } from '../../agreement/agreement.ts';
import type { Agreement, Proposal } from '../../agreement/agreement.ts';
import type { ExtraTimeRequest } from '../../agreement/extra-time-request.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import { addDays, calendarAt, dateOf } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { EpochMs } from '../../time/units.ts';
import type { HouseholdMember } from '../members.ts';
import { freshnessOf } from '../week/latest-cards.ts';
import type { WeekCard } from '../week/week-card.ts';
import type { BrowserFile } from './browser-file.schema.ts';
import type { Refusal, RefusalReason } from './connection.ts';
import { addTotal } from './shared-time.ts';
import type { SharedTime } from './shared-time.schema.ts';
import { takeOverExtraTime } from './take-over-extra-time.ts';
import { takeOverProposals } from './take-over-proposals.ts';
import { takeOverVersions } from './take-over-versions.ts';
import type { TakenVersions } from './take-over-versions.ts';

/** What is known in this browser when it reads another one's file. */
export interface Here {
  readonly device: string;
  /** All that are known of the household; this browser's own have a `member`. */
  readonly persons: readonly HouseholdMember[];
  /** All versions of this browser's members. */
  readonly agreements: readonly Agreement[];
  /** Of this week, and those whose ids are in the file. */
  readonly grants: readonly Grant[];
  readonly requests: readonly ExtraTimeRequest[];
  readonly proposals: readonly Proposal[];
  /** Those that are known of the other browser. */
  readonly cards: readonly WeekCard[];
  /** What is known of the other browser's totals. */
  readonly sharedTime: readonly SharedTime[];
  /** The file of that browser before; it may be the same. */
  readonly previous: BrowserFile | undefined;
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  readonly calendars: readonly Calendar[];
  /** In recorded time. */
  readonly now: EpochMs;
}

/** What changes in this browser. */
export interface TakeOver {
  /** Rows to put. Each new version has a `madeAt` of its own, by which the change log names it. */
  readonly agreements: readonly Agreement[];
  readonly grants: readonly Grant[];
  readonly requests: readonly ExtraTimeRequest[];
  readonly proposals: readonly Proposal[];
  readonly cards: readonly WeekCard[];
  readonly sharedTime: readonly SharedTime[];
  readonly persons: readonly HouseholdMember[];
  /** Rows to delete: requests by their member, suggestions by their id. */
  readonly withdrawn: {
    readonly requests: readonly string[];
    readonly proposals: readonly string[];
  };
  /** What was not taken over. */
  readonly refusals: readonly Refusal[];
}

/** A file's totals of earlier dates say nothing new. */
export const DATES_BACK = 8;

/**
 * What another browser's file changes here (rules H4 and H5). It never throws, whatever the file
 * says; the same file again changes nothing; nothing gets looser that no parent here signed, except
 * what anybody may do without a PIN.
 * @param file a valid one, in which every signature that is left is good
 */
export function planTakeOver(here: Here, file: BrowserFile): TakeOver {
  if (file.device === here.device) return NOTHING;
  const local = here.persons.flatMap(({ id, member, name }) =>
    member === null ? [] : [{ person: id, member, name }],
  );
  const persons = newPersons(here, file);
  const taken = local.map((one) =>
    takeOverMember(here, withoutIdsOfOthers(file, here, one.member), one),
  );
  return {
    agreements: taken.flatMap(({ agreements }) => agreements),
    grants: taken.flatMap(({ grants }) => grants),
    requests: taken.flatMap(({ requests }) => requests),
    proposals: taken.flatMap(({ proposals }) => proposals),
    cards: newCards(here, file, persons),
    sharedTime: taken.flatMap(({ sharedTime }) => sharedTime),
    persons,
    withdrawn: {
      requests: taken.flatMap(({ withdrawn }) => withdrawn.requests),
      proposals: taken.flatMap(({ withdrawn }) => withdrawn.proposals),
    },
    refusals: taken.flatMap(({ refusals }) => refusals),
  };
}

const NOTHING: TakeOver = {
  agreements: [],
  grants: [],
  requests: [],
  proposals: [],
  cards: [],
  sharedTime: [],
  persons: [],
  withdrawn: { requests: [], proposals: [] },
  refusals: [],
};

const NO_VERSIONS: TakenVersions = { put: [], isRefused: false };

/** A member of this browser who has others, too. */
interface LocalMember {
  /** The id in the household. */
  readonly person: string;
  readonly member: string;
  readonly name: string;
}

/** The file without what would replace another member's row: rows of all have ids of one kind. */
function withoutIdsOfOthers(
  file: BrowserFile,
  { agreements, grants, proposals }: Here,
  member: string,
): BrowserFile {
  const others = [...agreements, ...grants, ...proposals].filter((row) => row.member !== member);
  const ids = new Set(others.map(({ id }) => id));
  const isFree = ({ id }: { readonly id: string }): boolean => !ids.has(id);
  return {
    ...file,
    agreements: file.agreements.map((one) => ({ ...one, versions: one.versions.filter(isFree) })),
    grants: file.grants.filter(isFree),
    proposals: file.proposals.filter(isFree),
    answers: file.answers.filter(({ to }) => !ids.has(to)),
  };
}

function takeOverMember(
  here: Here,
  file: BrowserFile,
  { person, member, name }: LocalMember,
): TakeOver {
  const { previous, calendars, now, hasPin } = here;
  const today = dateOf(calendarAt(calendars, now), now);
  const isTheirs = (row: { readonly member: string }): boolean => row.member === member;
  const known = here.agreements.filter(isTheirs);
  const who = { device: here.device, person, member, hasPin, calendars, now, today };
  const shared = file.agreements.find((one) => one.person === person);
  const versions = shared === undefined ? NO_VERSIONS : takeOverVersions(known, shared, who);
  const agreements = withRows(known, versions.put);
  const request = here.requests.find((one) => isTheirs(one) && one.date === today);
  const extra = takeOverExtraTime(file, previous, {
    ...who,
    grants: here.grants,
    request,
    way: agreementAt(agreements, member, now)?.way ?? 'together',
    allowsFree: rulesAt(agreements, member, now).freeExtension,
  });
  const proposals = takeOverProposals(file, previous, {
    ...who,
    proposals: here.proposals.filter(isTheirs),
    agreements,
  });
  const refusal = (isRefused: boolean, reason: RefusalReason): Refusal[] =>
    isRefused ? [{ reason, browser: file.browser, whom: name }] : [];
  return {
    agreements: versions.put,
    grants: extra.grants,
    requests: extra.request === undefined || extra.request === request ? [] : [extra.request],
    proposals: proposals.put,
    cards: [],
    sharedTime: newTotals(here, file, { person, member }, [
      ...here.grants.filter(isTheirs),
      ...extra.grants,
    ]),
    persons: [],
    withdrawn: {
      requests: request !== undefined && extra.request === undefined ? [member] : [],
      proposals: proposals.withdrawn,
    },
    refusals: [
      ...refusal(versions.isRefused, 'rules-unsigned'),
      ...refusal(extra.isRefused || proposals.isRefused, 'answer-unsigned'),
    ],
  };
}

function withRows(rows: readonly Agreement[], put: readonly Agreement[]): readonly Agreement[] {
  return [...new Map([...rows, ...put].map((row) => [row.id, row])).values()];
}

/** The totals of a member that are larger than was known (rule H4). */
function newTotals(
  { sharedTime, calendars, now }: Here,
  { device, browser, totals }: BrowserFile,
  { person, member }: Pick<LocalMember, 'person' | 'member'>,
  grants: readonly Grant[],
): SharedTime[] {
  const today = dateOf(calendarAt(calendars, now), now);
  const [first, last] = [addDays(today, -DATES_BACK), addDays(today, 1)];
  const rows = new Map<string, SharedTime>();
  const days = totals.filter((one) => one.person === person).flatMap((one) => one.days);
  for (const { date, ...total } of days.filter((day) => first <= day.date && day.date <= last)) {
    const known =
      rows.get(date) ??
      sharedTime.find((row) => row.device === device && row.member === member && row.date === date);
    const before = known?.steps ?? [];
    const grantsAt = grants.filter((grant) => grant.date === date).map(({ at }) => at);
    const steps = addTotal(before, total, now, grantsAt);
    if (steps !== before) rows.set(date, { device, browser, member, date, steps: [...steps] });
  }
  return [...rows.values()];
}

/** The other browser's own cards of people here that are newer than those that are known. */
function newCards(
  { cards, persons }: Here,
  { device, cards: shared }: BrowserFile,
  added: readonly HouseholdMember[],
): WeekCard[] {
  const people = new Set([...persons, ...added].map(({ id }) => id));
  return shared.filter((card) => {
    if (!people.has(card.person)) return false;
    const known = cards.find(
      (one) => one.person === card.person && one.device === device && one.week === card.week,
    );
    return card.device === device && ['new', 'newer'].includes(freshnessOf(known, card));
  });
}

/**
 * People whom the other browser did not tell of before, or of whom it says something new; nobody who
 * was removed here comes back. For members of this browser, the name and role set here take
 * precedence; the earliest time of joining always wins.
 */
function newPersons({ persons, previous }: Here, { people }: BrowserFile): HouseholdMember[] {
  return people.flatMap((shared): HouseholdMember[] => {
    const { id, name, grownUp } = shared;
    const known = persons.find((one) => one.id === id);
    const before = previous?.people.find((one) => one.id === id);
    if (known === undefined) {
      const added = { ...shared, member: null, showsSkipped: false, heard: 0 };
      return before === undefined ? [added] : [];
    }
    const isChanged =
      known.member === null &&
      before !== undefined &&
      (before.name !== name || before.grownUp !== grownUp);
    const joinedAt = Math.min(known.joinedAt, shared.joinedAt);
    if (!isChanged && joinedAt === known.joinedAt) return [];
    return [{ ...known, ...(isChanged ? { name, grownUp } : {}), joinedAt }];
  });
}
