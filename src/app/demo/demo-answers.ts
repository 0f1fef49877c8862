import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { isMeasured } from '../../domain/stats/coverage.ts';
import { NO_RECORD } from '../../domain/elsewhere/record.ts';
import { DEMO_PARENT, makeDemoData } from '../../domain/snapshot/demo-data.ts';
import type { DemoData } from '../../domain/snapshot/demo-data.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import { baselineDates } from '../../domain/stats/baseline.ts';
import { typicalMs } from '../../domain/stats/weeks.ts';
import type { WeekDay } from '../../domain/stats/weeks.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { Responder } from '../../platform/messaging/message-client.ts';
import type { Answer, MessageName, Request } from '../../messages/index.ts';
import type { AgreementView, BrowserProfileView, VerdictView } from '../../messages/views.ts';
import { t } from '../../ui/i18n.ts';

/** The background's replies, for messages that only read. */
type Responses = {
  readonly [N in MessageName]?: (data: DemoData, request: Request<N>) => Answer<N>;
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
    },
  }),
  profile: (data) => ({ ok: true, profile: profileOf(data) }),
  agreement: (data) => ({ ok: true, agreement: agreementOf(data) }),
  integrity: () => ({ ok: true, facts: [] }),
  elsewhere: () => ({ ok: true, record: NO_RECORD }),
};

/** Answers messages from the demo data and refuses every change. */
export const demoResponder: Responder = async (message) => {
  const { wall } = machineClock.now();
  const names = { member: t('sampleMember'), parent: t('sampleParent') };
  const data = makeDemoData(wall, machineZone(), names);
  const respond: unknown = RESPONSES[message.name];
  if (typeof respond !== 'function') {
    return { ok: false, error: 'not-allowed', detail: t('sampleRefused') };
  }
  return respond(data, message);
};

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
    verdict,
    seal: null,
    managed: null,
    today,
    firstDay: firstWeekday(settings.firstDay),
  };
}

function agreementOf(data: DemoData): AgreementView {
  const { snapshot, agreement } = data;
  const { today, verdict } = currentState(data);
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
    grants: [],
    freeExtension: true,
    todayMs: msOn(snapshot, today),
    typicalMs: typicalMs(baseline),
    measuredDays: baseline.filter(({ measured }) => measured).length,
    verdict,
  };
}

function msOn({ days }: DemoData['snapshot'], date: DayKey): Millis {
  return days.find((day) => day.date === date)?.activeMs ?? 0;
}
