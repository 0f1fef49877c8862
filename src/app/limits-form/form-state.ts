import type { Agreement, DecisionMode } from '../../domain/agreement/agreement.ts';
import { FIRST_BEDTIME, suggestedStrength } from '../../domain/agreement/first-rules.ts';
import { addDays, WEEKDAYS } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import { SHORTEST_BREAK } from '../../domain/limits/rules/validate.ts';
import type { DateRule, QuietWindow, Rules, Strength } from '../../domain/limits/rules/rules.ts';
import type { RuleKind } from '../../domain/limits/rules/rule-kinds.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { DEFAULT_DECISION_MODE } from '../../messages/views.ts';
import { formatMinutes } from './parse-minutes.ts';

export interface WindowFields extends QuietWindow {
  /** Identifies the row of the form. */
  readonly id: number;
}

export interface DateFields extends Omit<DateRule, 'limitMs'> {
  readonly id: number;
  readonly limit: string;
}

/** The content of an editor; numbers are kept as they were typed. */
export interface FormState {
  readonly way: DecisionMode;
  readonly windows: readonly WindowFields[];
  readonly session: {
    readonly length: string;
    readonly break: string;
    readonly strength: Strength;
    readonly messagesOpen: boolean;
  };
  readonly daily: {
    /** One limit for every day. */
    readonly all: string;
    /** A limit for each weekday, Monday first; `null` while `all` applies. */
    readonly each: readonly string[] | null;
    readonly strength: Strength;
    readonly messagesOpen: boolean;
  };
  readonly weekly: { readonly limit: string; readonly strength: Strength };
  readonly dates: readonly DateFields[];
  readonly freeExtension: boolean;
  /** The day to review the agreement; empty for none. */
  readonly lookAgain: DayKey;
}

const REVIEW_AFTER_DAYS = 14;
const DEFAULT_BREAK = '15';

export const BEDTIME: QuietWindow = {
  kind: 'bedtime',
  ...FIRST_BEDTIME,
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

export function defaultReviewDate(today: DayKey): DayKey {
  return addDays(today, REVIEW_AFTER_DAYS);
}

/**
 * The fields for some rules of the latest version, or defaults without one.
 * @param rules all of them, or those of one kind
 */
export function toFormState(latest: Agreement | null, rules: Rules, today: DayKey): FormState {
  const way = latest?.way ?? DEFAULT_DECISION_MODE;
  const look = latest === null ? null : latest.lookAgain;
  const isOver = look !== null && look <= today;
  return {
    ...fieldsOfRules(rules, way),
    way,
    lookAgain: latest === null || isOver ? defaultReviewDate(today) : (look ?? ''),
  };
}

function fieldsOfRules(rules: Rules, way: DecisionMode): Omit<FormState, 'way' | 'lookAgain'> {
  const { windows, session, daily, weekly, dates, freeExtension } = rules;
  const defaultStrength = suggestedStrength(way);
  const limits = (daily?.limitsMs ?? []).map(formatMinutes);
  const isSame = limits.every((limit) => limit === limits[0]);
  return {
    windows: windows.map(windowFields),
    session: {
      length: formatMinutes(session?.lengthMs ?? null),
      break:
        (session?.breakMs ?? 0) < SHORTEST_BREAK
          ? DEFAULT_BREAK
          : formatMinutes(session?.breakMs ?? null),
      strength: session?.strength ?? defaultStrength,
      messagesOpen: session?.messagesOpen ?? false,
    },
    daily: {
      all: isSame ? (limits[0] ?? '') : '',
      each: isSame ? null : limits,
      strength: daily?.strength ?? defaultStrength,
      messagesOpen: daily?.messagesOpen ?? false,
    },
    weekly: {
      limit: formatMinutes(weekly?.limitMs ?? null),
      strength: weekly?.strength ?? defaultStrength,
    },
    dates: dates.map(dateFields),
    freeExtension,
  };
}

function windowFields(window: QuietWindow, id: number): WindowFields {
  return { ...window, id };
}

function dateFields({ limitMs, ...rest }: DateRule, id: number): DateFields {
  return { ...rest, id, limit: formatMinutes(limitMs) };
}

/**
 * Changes the decision mode, and with it the strengths (rule A2). A parent who decides allows no
 * free extension; the others do not add one by themselves.
 */
export function withDecisionMode(fields: FormState, way: DecisionMode): FormState {
  const preset = { ...fields, way, freeExtension: way !== 'parent' && fields.freeExtension };
  // Members who decide alone keep their strengths.
  if (way === 'self') return preset;
  const strength = suggestedStrength(way);
  return {
    ...preset,
    windows: fields.windows.map((window) => ({ ...window, strength })),
    session: { ...fields.session, strength },
    daily: { ...fields.daily, strength },
    weekly: { ...fields.weekly, strength },
  };
}

/** Sets one limit for every day, also in the fields of the weekdays. */
export function withDailyAll(fields: FormState, all: string): FormState {
  const { daily } = fields;
  const each = daily.each === null ? null : WEEKDAYS.map(() => all);
  return { ...fields, daily: { ...daily, all, each } };
}

export function withDailyOn(fields: FormState, weekday: Weekday, text: string): FormState {
  const { daily } = fields;
  const each = (daily.each ?? WEEKDAYS.map(() => daily.all)).with(weekday - 1, text);
  const all = each.every((one) => one === text) ? text : '';
  return { ...fields, daily: { ...daily, all, each } };
}

/** Switches between one limit and one per weekday; back to one takes Monday's if they differ. */
export function withDailyEach(fields: FormState, isEach: boolean): FormState {
  const { daily } = fields;
  if (isEach) return { ...fields, daily: { ...daily, each: WEEKDAYS.map(() => daily.all) } };
  return { ...fields, daily: { ...daily, all: daily.all || (daily.each?.[0] ?? ''), each: null } };
}

export function withWindow(fields: FormState, window: QuietWindow): FormState {
  const added = { ...window, strength: suggestedStrength(fields.way), id: nextId(fields.windows) };
  return { ...fields, windows: [...fields.windows, added] };
}

export function withDate(fields: FormState, today: DayKey): FormState {
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

/** The fields of a kind of rule that is added: a window or a date to begin with, but no number. */
export function firstFormState(fields: FormState, kind: RuleKind, today: DayKey): FormState {
  switch (kind) {
    case 'bedtime':
      return fields.windows.length === 0 ? withWindow(fields, BEDTIME) : fields;
    case 'quiet':
      return fields.windows.length === 0 ? withWindow(fields, QUIET) : fields;
    case 'dates':
      return fields.dates.length === 0 ? withDate(fields, today) : fields;
    case 'free':
      return { ...fields, freeExtension: true };
    case 'daily':
    case 'session':
    case 'weekly':
      return fields;
  }
}

function nextId(rows: readonly { readonly id: number }[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}
