import {
  changePermission,
  latestAgreement,
  startOfChange,
} from '../../../../../src/domain/agreement/agreement.ts';
import type {
  Agreement,
  DecisionMode,
  Proposal,
} from '../../../../../src/domain/agreement/agreement.ts';
import { authorshipOf, MEMBER } from '../../../../../src/domain/agreement/consent.ts';
import type { ExtraTimeRequest } from '../../../../../src/domain/agreement/extra-time-request.ts';
import type { HouseholdMember } from '../../../../../src/domain/household/members.ts';
import type {
  BrowserFile,
  SharedAnswer,
  SharedVersion,
} from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { browserFileOf } from '../../../../../src/domain/household/sharing/build-browser-file.ts';
import type { Run } from '../../../../../src/domain/household/sharing/connection.ts';
import { freshnessOfFile } from '../../../../../src/domain/household/sharing/known-files.ts';
import { missingJoints } from '../../../../../src/domain/household/sharing/lineage.ts';
import type { SharedTime } from '../../../../../src/domain/household/sharing/shared-time.schema.ts';
import { planTakeOver } from '../../../../../src/domain/household/sharing/take-over.ts';
import type { TakeOver } from '../../../../../src/domain/household/sharing/take-over.ts';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import type { Grant } from '../../../../../src/domain/limits/rules/extra-time.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { addDays, dateOf } from '../../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../../src/domain/time/calendar.ts';
import type { DayKey, EpochMs, Millis } from '../../../../../src/domain/time/units.ts';
import { emptyDay } from '../../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../../src/domain/tracking/day-totals.ts';

export const CALENDAR: Calendar = {
  from: 0,
  zone: 'Europe/Berlin',
  dayStart: '04:00',
  lateFrom: '22:00',
};

/** A household's member, with a member of the same name in the browsers that they use. */
export function person(name: string, isLocal: boolean, joinedAt = 1.7e12): HouseholdMember {
  return {
    id: idOf(name),
    name,
    grownUp: false,
    joinedAt,
    member: isLocal ? name.toLowerCase() : null,
    showsSkipped: false,
    sharesCards: true,
    heard: 0,
  };
}

/** The id in the household of the member of that name. */
export function idOf(name: string): string {
  return Array.from(name, (char) => char.charCodeAt(0).toString(16))
    .join('')
    .padEnd(16, '0')
    .slice(0, 16);
}

/** How a change of rules is made. */
export interface Change {
  readonly member: string;
  readonly rules: Rules;
  readonly way?: DecisionMode;
  /** The parent who gives their PIN; `null` for none. */
  readonly parent: string | null;
  readonly isMember?: boolean;
  readonly atOnce?: boolean;
}

const day = (device: string, member: string, date: DayKey): Day =>
  emptyDay({ device, member, site: 'tiktok', date }, 'Europe/Berlin');

/** A browser of a household with the rows that a shared folder concerns. */
export class SimulatedBrowser {
  device: string;
  readonly name: string;
  readonly persons: Map<string, HouseholdMember>;
  readonly agreements = new Map<string, Agreement>();
  readonly grants = new Map<string, Grant>();
  /** By member. */
  readonly requests = new Map<string, ExtraTimeRequest>();
  readonly proposals = new Map<string, Proposal>();
  readonly days = new Map<string, Day>();
  readonly cards = new Map<string, WeekCard>();
  readonly sharedTime = new Map<string, SharedTime>();
  readonly files = new Map<string, BrowserFile>();
  answers: SharedAnswer[] = [];
  /** Versions for members of other browsers. */
  sentVersions: SharedVersion[] = [];
  runs: Run[] = [];
  hasPin = true;
  sequence = 0;
  #made = 0;

  constructor(device: string, people: readonly HouseholdMember[]) {
    this.device = device;
    this.name = `The ${device}`;
    this.persons = new Map(people.map((one) => [one.id, one]));
  }

  /** A copy as of a profile's folder. */
  copied(): SimulatedBrowser {
    const copy = new SimulatedBrowser(this.device, [...this.persons.values()]);
    for (const table of TABLES) {
      const rows: Map<string, unknown> = copy[table];
      for (const [key, row] of this[table]) rows.set(key, structuredClone(row));
    }
    return Object.assign(copy, {
      runs: [...this.runs],
      answers: [...this.answers],
      hasPin: this.hasPin,
      sequence: this.sequence,
    });
  }

  agreementsOf(member: string): Agreement[] {
    return [...this.agreements.values()].filter((row) => row.member === member);
  }

  /** Makes a version of a member's agreement, unless that is refused. @returns its id */
  change({ member, rules, parent, isMember = false, atOnce = true, way }: Change, now: EpochMs) {
    const agreements = this.agreementsOf(member);
    const latest = latestAgreement(agreements, member);
    const change = { rules, way: way ?? latest?.way ?? 'together' };
    const permission = changePermission(change, {
      agreements,
      member,
      now,
      dayStart: CALENDAR.dayStart,
      unlocked: parent !== null,
      hasPin: this.hasPin,
      isMember,
      atOnce,
    });
    if (!permission.allowed) return null;
    this.#made += 1;
    const id = `${this.device}-${this.#made}-${now}`;
    const signed = parent === null ? {} : { signature: { parent, signature: 'good' } };
    const author = parent === null ? null : { id: parent, name: parent };
    const { madeBy, yeses } = authorshipOf({ parent: author, isMember }, now);
    this.agreements.set(id, {
      ...change,
      id,
      member,
      version: (latest?.version ?? 0) + 1,
      madeAt: now,
      madeBy,
      from: startOfChange(permission.from, now, [CALENDAR]),
      yeses: yeses.map(({ by, at }) => Object.assign({ by, at, device: this.device }, signed)),
      wishes: [],
      lookAgain: null,
      basedOn: latest === null ? [] : [latest.id],
      ...signed,
    });
    return id;
  }

  /** Adds the member's yes to a version. */
  agree(id: string, now: EpochMs): void {
    const row = this.agreements.get(id);
    if (row === undefined) return;
    const yeses = [...row.yeses, { by: MEMBER, at: now, device: this.device }];
    this.agreements.set(id, { ...row, yeses });
  }

  watch(member: string, now: EpochMs, ms: Millis, messagesMs: Millis): void {
    const date = dateOf(CALENDAR, now);
    const key = [this.device, member, date].join(' ');
    const row = this.days.get(key) ?? day(this.device, member, date);
    this.days.set(key, {
      ...row,
      activeMs: row.activeMs + ms,
      feedsMs: { messages: (row.feedsMs.messages ?? 0) + messagesMs },
    });
  }

  file(now: EpochMs): BrowserFile {
    this.sequence += 1;
    const today = dateOf(CALENDAR, now);
    return browserFileOf({
      device: this.device,
      browser: this.name,
      sequence: this.sequence,
      runs: this.runs,
      today,
      now,
      persons: [...this.persons.values()],
      days: [...this.days.values()],
      agreements: [...this.agreements.values()],
      grants: [...this.grants.values()],
      requests: [...this.requests.values()],
      proposals: [...this.proposals.values()],
      cards: [...this.cards.values()].filter(
        ({ device, week }) => device === this.device && week >= addDays(today, -12 * 7),
      ),
      parents: [],
      answers: this.answers,
      versions: this.sentVersions,
      others: [...this.files.values()],
    });
  }

  plan(file: BrowserFile, now: EpochMs): TakeOver {
    return planTakeOver(
      {
        device: this.device,
        persons: [...this.persons.values()],
        agreements: [...this.agreements.values()],
        grants: [...this.grants.values()],
        requests: [...this.requests.values()],
        proposals: [...this.proposals.values()],
        cards: [...this.cards.values()],
        sharedTime: [...this.sharedTime.values()],
        previous: this.files.get(file.device),
        hasPin: this.hasPin,
        calendars: [CALENDAR],
        now,
      },
      file,
    );
  }

  /** Takes over what a file says, unless it is older than one that is known. */
  take(file: BrowserFile, now: EpochMs): TakeOver | null {
    if (freshnessOfFile(this.files.get(file.device), file) === 'older') return null;
    const plan = this.plan(file, now);
    for (const row of plan.agreements) this.agreements.set(row.id, row);
    for (const row of plan.grants) this.grants.set(row.id, row);
    for (const row of plan.requests) this.requests.set(row.member, row);
    for (const row of plan.proposals) this.proposals.set(row.id, row);
    for (const card of plan.cards) this.cards.set(cardKey(card), card);
    for (const row of plan.sharedTime)
      this.sharedTime.set([row.device, row.member, row.date].join(' '), row);
    for (const row of plan.persons) this.persons.set(row.id, row);
    for (const member of plan.withdrawn.requests) this.requests.delete(member);
    for (const id of plan.withdrawn.proposals) this.proposals.delete(id);
    if (file.device !== this.device) this.files.set(file.device, file);
    return plan;
  }

  /** What is still missing of joint versions; nothing after a file was taken over. */
  missing(member: string, now: EpochMs): Agreement[] {
    return missingJoints(this.agreementsOf(member), CALENDAR.dayStart, now, now);
  }
}

const TABLES = [
  'agreements',
  'grants',
  'requests',
  'proposals',
  'days',
  'cards',
  'sharedTime',
  'files',
] as const;

export function cardKey({ person: id, device, week }: WeekCard): string {
  return [id, device, week].join(' ');
}

/** A file as another browser reads it. */
export function sent(file: BrowserFile): BrowserFile {
  return JSON.parse(JSON.stringify(file)) as BrowserFile;
}
