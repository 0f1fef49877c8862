import type { Agreement, Proposal } from '../../agreement/agreement.ts';
import type { ExtraTimeRequest } from '../../agreement/extra-time-request.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import { sumBy } from '../../stats/sum.ts';
import { addDays } from '../../time/calendar.ts';
import { MAX_DAY } from '../../time/fields.schema.ts';
import { DAY } from '../../time/units.ts';
import type { DayKey, EpochMs } from '../../time/units.ts';
import type { Day } from '../../tracking/day-totals.ts';
import type { HouseholdMember } from '../members.ts';
import type { WeekCard } from '../week/week-card.ts';
import { FILE_VERSION, MAX_PROPOSALS } from './browser-file.schema.ts';
import type {
  BrowserFile,
  DayTotal,
  SharedAgreement,
  SharedAnswer,
  SharedParent,
  SharedProposal,
  SharedRequest,
  SharedVersion,
} from './browser-file.schema.ts';
import type { Run } from './connection.ts';
import { toSharedAgreement } from './shared-agreement.ts';
import { toSharedGrant } from './shared-rows.ts';

/** What a browser's file is made of. */
export interface FileSources {
  readonly device: string;
  /** What the family calls this browser. */
  readonly browser: string;
  /** The household's name; empty if it is not known. */
  readonly household: string;
  readonly sequence: number;
  readonly runs: readonly Run[];
  readonly today: DayKey;
  /** In recorded time. */
  readonly now: EpochMs;
  /** Of the household; this browser's own have a `member`. */
  readonly persons: readonly HouseholdMember[];
  readonly days: readonly Day[];
  /** All versions of this browser's members. */
  readonly agreements: readonly Agreement[];
  readonly grants: readonly Grant[];
  readonly requests: readonly ExtraTimeRequest[];
  readonly proposals: readonly Proposal[];
  /** Of members who said yes to sharing them. */
  readonly cards: readonly WeekCard[];
  readonly parents: readonly SharedParent[];
  /** What parents said here to members of other browsers. */
  readonly answers: readonly SharedAnswer[];
  /** The versions that a yes among these has made. */
  readonly versions: readonly SharedVersion[];
  /** The files of the other browsers, as they are known. */
  readonly others: readonly BrowserFile[];
}

/** Dates whose totals are in a file, and how long an answered suggestion is. */
const MAX_DATES = 8;
const ANSWERED_FOR = 14 * DAY;

/**
 * What this browser tells the household's others (rule H4): state, of its own members and device. A
 * request or a suggestion that came from another browser is that one's to tell of until it is answered.
 */
export function browserFileOf(sources: FileSources): BrowserFile {
  const { device, browser, household, sequence, runs, today, now, others } = sources;
  const own = sources.persons.filter(({ member }) => member !== null);
  const personOf = new Map(own.map(({ id, member }) => [member, id]));
  const requestsElsewhere = idsIn(others.flatMap(({ requests }) => requests));
  const proposalsElsewhere = idsIn(others.flatMap(({ proposals }) => proposals));
  return {
    version: FILE_VERSION,
    device,
    browser,
    household,
    sequence,
    runs: runs.map(({ id }) => id),
    people: own.map(({ id, name, grownUp, joinedAt }) => ({ id, name, grownUp, joinedAt })),
    totals: own.map(({ id, member }) => ({
      person: id,
      days: totalsOf(
        sources.days.filter((day) => day.member === member && day.device === device),
        today,
      ),
    })),
    cards: sources.cards.toSorted((a, b) => (a.week < b.week ? 1 : -1)).slice(0, 300),
    parents: [...sources.parents],
    agreements: agreementsOf(sources, own),
    grants: sources.grants.flatMap((grant) => {
      const person = personOf.get(grant.member);
      const isHere = (grant.device ?? device) === device && grant.date === today;
      // A code signs nothing, so the others would have to refuse it (rule H5).
      const isForOthers = isHere && grant.how !== 'code';
      return person === undefined || !isForOthers ? [] : toSharedGrant(grant, person, device);
    }),
    requests: sources.requests.flatMap(({ member, ...request }): SharedRequest[] => {
      const person = personOf.get(member);
      const isHere = request.answer !== null || !requestsElsewhere.has(request.id);
      if (person === undefined || !isHere || request.date !== today) return [];
      return [{ ...request, person }];
    }),
    proposals: latestOf(sources.proposals).flatMap(({ member, ...proposal }): SharedProposal[] => {
      const person = personOf.get(member);
      const { id, answer, answeredAt } = proposal;
      const isSettled = answer === 'yes' || answer === 'no';
      const isHere = isSettled
        ? (answeredAt ?? 0) > now - ANSWERED_FOR
        : !proposalsElsewhere.has(id);
      return person === undefined || !isHere ? [] : [{ ...proposal, person }];
    }),
    answers: sources.answers.filter(({ date }) => date >= today),
  };
}

/** As many as other browsers read. */
function latestOf(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.toSorted((a, b) => a.at - b.at).slice(-MAX_PROPOSALS);
}

function idsIn(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id));
}

/** The totals of one member's dates in one browser, over all sites. */
export function totalsOf(days: readonly Day[], today: DayKey): DayTotal[] {
  const first = addDays(today, 1 - MAX_DATES);
  const dates = new Set(
    days.map(({ date }) => date).filter((date) => first <= date && date <= today),
  );
  return [...dates]
    .toSorted()
    .map((date) => {
      const rows = days.filter((day) => day.date === date);
      const ms = Math.min(
        MAX_DAY,
        sumBy(rows, (day) => day.activeMs),
      );
      const messagesMs = Math.min(
        ms,
        sumBy(rows, ({ feedsMs }) => feedsMs.messages ?? 0),
      );
      return { date, ms, messagesMs };
    })
    .filter(({ ms }) => ms > 0);
}

/** Versions that a parent's yes made here go along until another browser has them. */
function agreementsOf(
  { agreements, versions, device, now, others }: FileSources,
  own: readonly HouseholdMember[],
): SharedAgreement[] {
  const known = new Set(
    others.flatMap((file) =>
      file.agreements.flatMap((one) => [...one.versions.map(({ id }) => id), ...one.earlier]),
    ),
  );
  const sent = versions.filter(
    ({ id, person }) => !known.has(id) && own.every((one) => one.id !== person),
  );
  const people = new Set(sent.map(({ person }) => person));
  return [
    ...own.map(({ id, member }) => {
      const rows = agreements.filter((row) => row.member === member);
      return toSharedAgreement(rows, id, device, now);
    }),
    ...[...people].map((person) => ({
      person,
      versions: sent.filter((one) => one.person === person).slice(-10),
      earlier: [],
    })),
  ].filter((one) => one.versions.length > 0);
}
