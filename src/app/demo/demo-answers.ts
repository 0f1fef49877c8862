import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { isMeasured } from '../../domain/stats/coverage.ts';
import { SAMPLE_PARENT, sampleOf } from '../../domain/snapshot/demo-data.ts';
import type { Sample } from '../../domain/snapshot/demo-data.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import { usualDates } from '../../domain/stats/baseline.ts';
import { typicalMs } from '../../domain/stats/weeks.ts';
import type { WeekDay } from '../../domain/stats/weeks.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { Answerer } from '../../platform/messaging/message-client.ts';
import type { Answer, MessageName, Request } from '../../messages/index.ts';
import type { AgreementView, HouseholdView, WordView } from '../../messages/views.ts';
import { say } from '../../ui/i18n.ts';

/** What the background would answer; one for each message that only reads. */
type Readers = {
  readonly [N in MessageName]?: (sample: Sample, request: Request<N>) => Answer<N>;
};

const READERS: Readers = {
  ready: () => ({ ok: true }),
  read: ({ picture }, { dates }) => {
    const days = picture.days.filter(({ date }) => dates.includes(date));
    return { ok: true, picture: { ...picture, days } };
  },
  stretches: ({ picture, gaps, spans }, { from, to, date }) => ({
    ok: true,
    stretches: {
      gaps: gaps.filter(({ start }) => start >= from && start < to),
      spans: spans.filter((span) => span.date === date),
      firstDate: picture.days.map((day) => day.date).toSorted()[0] ?? null,
    },
  }),
  condition: () => ({
    ok: true,
    condition: {
      counting: true,
      access: true,
      storage: null,
      historyLost: false,
      clockBehindMs: null,
    },
  }),
  household: (sample) => ({ ok: true, household: householdOf(sample) }),
  agreement: (sample) => ({ ok: true, agreement: agreementOf(sample) }),
  trust: () => ({ ok: true, facts: [] }),
};

/** Answers from made-up weeks, and refuses whatever would change anything. */
export const sampleAnswerer: Answerer = async (message) => {
  const { wall } = machineClock.now();
  const names = { member: say('sampleMember'), parent: say('sampleParent') };
  const sample = sampleOf(wall, machineZone(), names);
  const reader: unknown = READERS[message.name];
  if (typeof reader !== 'function') {
    return { ok: false, error: 'not-allowed', detail: say('sampleRefused') };
  }
  return reader(sample, message);
};

function presentOf({ picture }: Sample): { wall: number; today: DayKey; word: WordView } {
  const { wall } = machineClock.now();
  const calendar = calendarAt(picture.settings.calendars, wall);
  const word: WordView = {
    member: picture.members[0]?.id ?? null,
    state: 'open',
    reason: null,
    opensAt: null,
    next: null,
    now: wall,
    zone: calendar.zone,
  };
  return { wall, today: dateOf(calendar, wall), word };
}

function householdOf(sample: Sample): HouseholdView {
  const { members } = sample.picture;
  const { today, word } = presentOf(sample);
  return {
    members: members.map(({ id, name }) => ({
      id,
      name,
      hasPin: false,
      ideas: [],
      openingPauseMs: null,
    })),
    current: members[0]?.id ?? null,
    parents: [{ id: SAMPLE_PARENT, name: say('sampleParent'), phone: 'none' }],
    hasPin: true,
    unlocked: null,
    waitMs: 0,
    reset: null,
    word,
    seal: null,
    managed: null,
    today,
    firstDay: firstWeekday(sample.picture.settings.firstDay),
  };
}

function agreementOf(sample: Sample): AgreementView {
  const { picture, agreement } = sample;
  const { today, word } = presentOf(sample);
  const { days, breaks, settings } = picture;
  const { calendars } = settings;
  const usual = usualDates(today).map((date): WeekDay => ({
    date,
    activeMs: msOn(picture, date),
    measured: isMeasured(date, { days, breaks, calendars }),
  }));
  return {
    member: agreement.member,
    inForce: agreement,
    coming: null,
    versions: [agreement],
    proposals: [],
    grants: [],
    freeExtension: true,
    todayMs: msOn(picture, today),
    typicalMs: typicalMs(usual),
    measuredDays: usual.filter(({ measured }) => measured).length,
    word,
  };
}

function msOn({ days }: Sample['picture'], date: DayKey): Millis {
  return days.find((day) => day.date === date)?.activeMs ?? 0;
}
