import type { Agreement, Way } from '../../domain/agreement/agreement.ts';
import { addDays, WEEKDAYS } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import { SHORTEST_BREAK } from '../../domain/limits/rules/validate.ts';
import type { DateRule, QuietWindow, Rules, Strength } from '../../domain/limits/rules/rules.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { FIRST_WAY } from '../../messages/views.ts';
import { writeMinutes } from './parse-minutes.ts';

export interface WindowFields extends QuietWindow {
  /** Tells one row of the form from another. */
  readonly id: number;
}

export interface DateFields {
  readonly id: number;
  readonly from: DayKey;
  readonly to: DayKey;
  readonly limit: string;
  readonly windows: boolean;
}

/** What stands in the form, as it was typed; numbers are texts until they are read. */
export interface Fields {
  readonly way: Way;
  readonly windows: readonly WindowFields[];
  readonly session: {
    readonly length: string;
    readonly break: string;
    readonly strength: Strength;
    readonly messagesOpen: boolean;
  };
  readonly daily: {
    /** The same for every day. */
    readonly all: string;
    /** One for each weekday, Monday first; `null` while `all` holds. */
    readonly each: readonly string[] | null;
    readonly strength: Strength;
    readonly messagesOpen: boolean;
  };
  readonly weekly: { readonly limit: string; readonly strength: Strength };
  readonly dates: readonly DateFields[];
  readonly freeExtension: boolean;
  /** Empty for no such day. */
  readonly lookAgain: DayKey;
}

/** Two weeks are long enough to try something out. */
const LOOK_AGAIN_AFTER = 14;
const USUAL_BREAK = '15';

export const BEDTIME: QuietWindow = {
  kind: 'bedtime',
  from: '22:00',
  to: '07:00',
  weekdays: WEEKDAYS,
  strength: 'soft',
};

export const QUIET: QuietWindow = {
  kind: 'quiet',
  from: '16:00',
  to: '17:00',
  weekdays: [1, 2, 3, 4, 5],
  strength: 'soft',
};

export function lookAgainFrom(today: DayKey): DayKey {
  return addDays(today, LOOK_AGAIN_AFTER);
}

/** What a way of deciding begins with; everything can be changed afterwards. */
export function strengthOf(way: Way): Strength {
  return way === 'parent' ? 'firm' : 'soft';
}

/** The form as it opens: what was agreed last, or nothing yet. */
export function fieldsOf(latest: Agreement | null, today: DayKey): Fields {
  const way = latest?.way ?? FIRST_WAY;
  const rules = latest?.rules ?? { ...NO_RULES, freeExtension: way !== 'parent' };
  const look = latest === null ? null : latest.lookAgain;
  const isOver = look !== null && look <= today;
  return {
    ...fieldsOfRules(rules, way),
    way,
    lookAgain: latest === null || isOver ? lookAgainFrom(today) : (look ?? ''),
  };
}

function fieldsOfRules(rules: Rules, way: Way): Omit<Fields, 'way' | 'lookAgain'> {
  const { windows, session, daily, weekly, dates, freeExtension } = rules;
  const usual = strengthOf(way);
  const limits = (daily?.limitsMs ?? []).map(writeMinutes);
  const isSame = limits.every((limit) => limit === limits[0]);
  return {
    windows: windows.map(windowFields),
    session: {
      length: writeMinutes(session?.lengthMs ?? null),
      break:
        (session?.breakMs ?? 0) < SHORTEST_BREAK
          ? USUAL_BREAK
          : writeMinutes(session?.breakMs ?? null),
      strength: session?.strength ?? usual,
      messagesOpen: session?.messagesOpen ?? false,
    },
    daily: {
      all: isSame ? (limits[0] ?? '') : '',
      each: isSame ? null : limits,
      strength: daily?.strength ?? usual,
      messagesOpen: daily?.messagesOpen ?? false,
    },
    weekly: { limit: writeMinutes(weekly?.limitMs ?? null), strength: weekly?.strength ?? usual },
    dates: dates.map(dateFields),
    freeExtension,
  };
}

function windowFields(window: QuietWindow, id: number): WindowFields {
  return { ...window, id };
}

function dateFields({ limitMs, ...rest }: DateRule, id: number): DateFields {
  return { ...rest, id, limit: writeMinutes(limitMs) };
}

/** Another way of deciding, with the strength and the small extension that go with it. */
export function withWay(fields: Fields, way: Way): Fields {
  const preset = { ...fields, way, freeExtension: way !== 'parent' };
  // Who decides alone keeps what they chose.
  if (way === 'self') return preset;
  const strength = strengthOf(way);
  return {
    ...preset,
    windows: fields.windows.map((window) => ({ ...window, strength })),
    session: { ...fields.session, strength },
    daily: { ...fields.daily, strength },
    weekly: { ...fields.weekly, strength },
  };
}

/** One number for every day, also where each day has a field of its own. */
export function withDailyAll(fields: Fields, all: string): Fields {
  const { daily } = fields;
  const each = daily.each === null ? null : WEEKDAYS.map(() => all);
  return { ...fields, daily: { ...daily, all, each } };
}

export function withDailyOn(fields: Fields, weekday: Weekday, text: string): Fields {
  const { daily } = fields;
  const each = (daily.each ?? WEEKDAYS.map(() => daily.all)).with(weekday - 1, text);
  const all = each.every((one) => one === text) ? text : '';
  return { ...fields, daily: { ...daily, all, each } };
}

/** Opens a field for each weekday, or goes back to one number: the first day's, if none was for all. */
export function withDailyEach(fields: Fields, isEach: boolean): Fields {
  const { daily } = fields;
  if (isEach) return { ...fields, daily: { ...daily, each: WEEKDAYS.map(() => daily.all) } };
  return { ...fields, daily: { ...daily, all: daily.all || (daily.each?.[0] ?? ''), each: null } };
}

export function withWindow(fields: Fields, window: QuietWindow): Fields {
  const added = { ...window, strength: strengthOf(fields.way), id: nextId(fields.windows) };
  return { ...fields, windows: [...fields.windows, added] };
}

export function withDate(fields: Fields, today: DayKey): Fields {
  const tomorrow = addDays(today, 1);
  const added = {
    id: nextId(fields.dates),
    from: tomorrow,
    to: tomorrow,
    limit: fields.daily.all,
    windows: true,
  };
  return { ...fields, dates: [...fields.dates, added] };
}

function nextId(rows: readonly { readonly id: number }[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}
