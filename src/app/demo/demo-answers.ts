import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { boundaryOf, calendarAt, dateOf, firstCalendar } from '../../domain/time/calendar.ts';
import { isMeasured } from '../../domain/stats/coverage.ts';
import { NO_RECORD } from '../../domain/elsewhere/record.ts';
import { DEMO_PARENT, makeDemoData } from '../../domain/snapshot/demo-data.ts';
import type { DemoData, DemoNames } from '../../domain/snapshot/demo-data.ts';
import { demoCard, demoHouseholdWeek, demoPersons } from '../../domain/snapshot/demo-household.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import { dailyLimitOn } from '../../domain/limits/rules/rules.ts';
import { baselineDates } from '../../domain/stats/baseline.ts';
import { typicalMs, weekStart } from '../../domain/stats/weeks.ts';
import type { WeekDay } from '../../domain/stats/weeks.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { setResponder } from '../../platform/messaging/message-client.ts';
import type { Responder } from '../../platform/messaging/message-client.ts';
import type { Answer, MessageName, Request } from '../../messages/index.ts';
import type { FolderView } from '../../messages/shared-folder.ts';
import type { AgreementView, BrowserProfileView, VerdictView } from '../../messages/views.ts';
import { t } from '../../ui/i18n.ts';

/** The background's replies, for messages that only read. */
type Responses = {
  readonly [N in MessageName]?: (
    data: DemoData,
    request: Request<N>,
    names: DemoNames,
  ) => Answer<N>;
};

const RESPONSES: Responses = {
  ready: () => ({ ok: true }),
  usage: ({ snapshot }, { dates }) => {
    const days = snapshot.days.filter(({ date }) => dates.includes(date));
    return { ok: true, snapshot: { ...snapshot, days } };
  },
  'week-details': ({ snapshot, gaps, spans }, { from, to, date }) => ({
    ok: true,
    details: {
      gaps: gaps.filter(({ start }) => start >= from && start < to),
      spans: spans.filter((span) => span.date === date),
      otherBrowsers: [],
      firstDate: snapshot.days.map((day) => day.date).toSorted()[0] ?? null,
    },
  }),
  'tracking-status': () => ({
    ok: true,
    status: {
      counting: true,
      access: true,
      storage: null,
      historyLost: false,
      lostHistory: null,
      clockBehindMs: null,
      overdueAt: null,
    },
  }),
  profile: (data) => ({ ok: true, profile: profileOf(data) }),
  agreement: (data) => ({ ok: true, agreement: agreementOf(data) }),
  integrity: () => ({ ok: true, facts: [] }),
  household: (data, _, names) => ({
    ok: true,
    household: {
      name: t('sampleHousehold'),
      firstDay: firstWeekday(data.snapshot.settings.firstDay),
      persons: demoPersons(data, names),
    },
  }),
  'household-week': (data, { week }, names) => ({
    ok: true,
    week: demoHouseholdWeek(data, names, week, machineClock.now().wall),
  }),
  'week-card': (data, { member, week }, names) => {
    const person = demoPersons(data, names).find((each) => each.member === member);
    if (person === undefined) return { ok: false, error: 'not-there', detail: 'member' };
    const card = demoCard(data, person, week, machineClock.now().wall);
    return { ok: true, card, elsewhere: null };
  },
  elsewhere: () => ({ ok: true, record: NO_RECORD }),
  folder: (_, __, { member, parent }) => ({
    ok: true,
    folder: demoFolder([member, parent]),
    suggested: null,
  }),
  'folder-inbox': () => ({ ok: true, items: [] }),
};

/** Answers messages from the demo data and refuses every change. */
export const demoResponder: Responder = async (message) => {
  const respond: unknown = RESPONSES[message.name];
  if (typeof respond !== 'function') {
    return { ok: false, error: 'not-allowed', detail: t('sampleRefused') };
  }
  return respond(demoData(), message, demoNames());
};

/** What changed in the made-up weeks, which no message tells. */
export function demoChanges(): {
  readonly entries: readonly LogEntry[];
  readonly agreements: readonly Agreement[];
  readonly people: ReadonlyMap<string, string>;
} {
  const { log, agreement } = demoData();
  return { entries: log, agreements: [agreement], people: new Map() };
}

/**
 * Makes this page a demo: the answers are made up, and it is the last evening of the week before
 * the current one, so that a whole week is on screen.
 */
export function startDemo(): void {
  const { wall } = machineClock.now();
  const calendar = firstCalendar(machineZone());
  const thisWeek = weekStart(dateOf(calendar, wall), firstWeekday(null));
  const aheadMs = wall - (boundaryOf(calendar, thisWeek) - BEFORE_WEEK_ENDS);
  const readClock = machineClock.now.bind(machineClock);
  machineClock.now = () => {
    const { wall: now, mono } = readClock();
    return { wall: now - aheadMs, mono };
  };
  setResponder(demoResponder);
}

/** From an evening to the next day's start at 04:00. */
const BEFORE_WEEK_ENDS: Millis = 7.25 * HOUR;

function demoNames(): DemoNames {
  return { member: t('sampleMember'), parent: t('sampleParent') };
}

function demoData(): DemoData {
  const { wall } = machineClock.now();
  const data = makeDemoData(wall, machineZone(), demoNames());
  const { settings } = data.snapshot;
  const today = dateOf(calendarAt(settings.calendars, wall), wall);
  const week = weekStart(today, firstWeekday(settings.firstDay));
  // The page would store the question that it shows, which the demo refuses.
  const askedQuestions = [{ id: 'quiet2' as const, week }];
  return { ...data, snapshot: { ...data.snapshot, settings: { ...settings, askedQuestions } } };
}

/** In step with one other browser. */
function demoFolder(people: readonly string[]): FolderView {
  const { wall } = machineClock.now();
  return {
    address: '',
    user: '',
    browser: t('folderComputer'),
    problem: null,
    seenAt: wall - 12 * MINUTE,
    writtenAt: wall - 12 * MINUTE,
    waitUntil: 0,
    serverWaitUntil: 0,
    others: [
      {
        device: 'sample',
        browser: t('sampleBrowser'),
        people,
        heardAt: wall - 20 * MINUTE,
        unknownParents: [],
      },
    ],
    gone: [],
    refusals: [],
    hasPin: true,
    wasCopied: false,
  };
}

function currentState({ snapshot }: DemoData): { today: DayKey; verdict: VerdictView } {
  const { wall } = machineClock.now();
  const calendar = calendarAt(snapshot.settings.calendars, wall);
  const verdict: VerdictView = {
    member: snapshot.members[0]?.id ?? null,
    state: 'open',
    reason: null,
    opensAt: null,
    next: null,
    now: wall,
    zone: calendar.zone,
  };
  return { today: dateOf(calendar, wall), verdict };
}

function profileOf(data: DemoData): BrowserProfileView {
  const { members, settings } = data.snapshot;
  const { today, verdict } = currentState(data);
  return {
    members: members.map(({ id, name }) => ({
      id,
      name,
      hasPin: false,
      ideas: [],
      openingPauseMs: null,
    })),
    current: members[0]?.id ?? null,
    parents: [{ id: DEMO_PARENT, name: t('sampleParent'), phone: 'none' }],
    hasPin: true,
    unlocked: null,
    waitMs: 0,
    reset: null,
    requests: [],
    verdict,
    seal: null,
    managed: null,
    waitingElsewhere: 0,
    today,
    firstDay: firstWeekday(settings.firstDay),
  };
}

function agreementOf(data: DemoData): AgreementView {
  const { snapshot, agreement } = data;
  const { today } = currentState(data);
  const { days, disqualifyingGaps, settings } = snapshot;
  const { calendars } = settings;
  const baseline = baselineDates(today).map((date): WeekDay => ({
    date,
    activeMs: msOn(snapshot, date),
    measured: isMeasured(date, { days, disqualifyingGaps, calendars }),
  }));
  return {
    member: agreement.member,
    inForce: agreement,
    upcoming: null,
    versions: [agreement],
    proposals: [],
    refusal: null,
    grants: [],
    freeExtension: true,
    todayMs: msOn(snapshot, today),
    allowanceMs: dailyLimitOn(agreement.rules, today),
    chargedMs: msOn(snapshot, today),
    sharedMs: 0,
    unchargedMs: 0,
    weekMs: 0,
    otherBrowsers: [],
    typicalMs: typicalMs(baseline),
    measuredDays: baseline.filter(({ measured }) => measured).length,
  };
}

function msOn({ days }: DemoData['snapshot'], date: DayKey): Millis {
  return days.find((day) => day.date === date)?.activeMs ?? 0;
}
