import { isDayKey, WEEKDAYS } from '../../domain/time/calendar.ts';
import { validateRules } from '../../domain/limits/rules/validate.ts';
import type { RuleFault } from '../../domain/limits/rules/validate.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { DailyRule, DateRule, QuietWindow, Rules } from '../../domain/limits/rules/rules.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import type { FormState } from './form-state.ts';
import { minutesOf, parseMinutes } from './parse-minutes.ts';
import type { MinutesError } from './parse-minutes.ts';

export type FormFault = RuleFault | MinutesError | 'dates-missing' | 'look-over';

export interface ParsedForm {
  /** `null` if there are faults. */
  readonly rules: Rules | null;
  /** Faults by the name of the field. */
  readonly faults: ReadonlyMap<string, FormFault>;
}

/** Parses the form into rules. Each rule is validated by itself, to find the field at fault. */
export function parseForm(fields: FormState, today: DayKey): ParsedForm {
  const faults = new Map<string, FormFault>();
  const validate = (field: string, piece: Partial<Rules>): void => {
    const [fault] = validateRules({ ...NO_RULES, ...piece });
    if (fault !== undefined) faults.set(field, fault);
  };
  /** @returns the limit; `null` for none or an invalid one */
  const parseLimit = (
    field: string,
    text: string,
    piece: (ms: Millis) => Partial<Rules>,
  ): Millis | null => {
    const parsed = parseMinutes(text);
    if (!parsed.ok) faults.set(field, parsed.fault);
    else if (parsed.ms !== null) validate(field, piece(parsed.ms));
    return parsed.ok ? parsed.ms : null;
  };
  const windows = fields.windows.map(({ id, ...window }): QuietWindow => {
    validate(`window-${id}`, { windows: [window] });
    return window;
  });
  const rules: Rules = {
    windows,
    session: sessionOf(),
    ...dailyAndDates(),
    weekly: weeklyOf(),
    freeExtension: fields.freeExtension,
  };
  const { lookAgain } = fields;
  if (lookAgain !== '' && lookAgain < today) faults.set('look-again', 'look-over');
  if (faults.size === 0) validate('rules', rules);
  return { rules: faults.size === 0 ? rules : null, faults };

  function sessionOf(): Rules['session'] {
    const { length, break: pause, strength, messagesOpen } = fields.session;
    const rest = { strength, messagesOpen };
    const lengthMs = parseLimit('session-length', length, (ms) => ({
      session: { ...rest, lengthMs: ms, breakMs: VALID_LENGTH },
    }));
    if (lengthMs === null) return null;
    if (strength === 'soft') {
      // The break of a soft rule has no effect and no field, so it is not validated.
      return { ...rest, lengthMs, breakMs: minutesOf(pause) ?? 0 };
    }
    const breakMs = parseLimit('session-break', pause, (ms) => ({
      session: { ...rest, lengthMs: VALID_LENGTH, breakMs: ms },
    }));
    if (pause.trim() === '') faults.set('session-break', 'break-length');
    return { ...rest, lengthMs, breakMs: breakMs ?? 0 };
  }

  function dailyAndDates(): Pick<Rules, 'daily' | 'dates'> {
    const { all, each, strength, messagesOpen } = fields.daily;
    const ruleFor = (ms: Millis): Partial<Rules> => ({
      daily: { limitsMs: WEEKDAYS.map(() => ms), strength, messagesOpen },
    });
    const same = each === null ? parseLimit('daily', all, ruleFor) : null;
    const limitsMs =
      each?.map((text, i) => parseLimit(`daily-${i + 1}`, text, ruleFor)) ??
      WEEKDAYS.map(() => same);
    const daily: DailyRule = { limitsMs, strength, messagesOpen };
    const dates = fields.dates.map(({ id, from, to, limit, windows: holds }): DateRule => {
      if (isDayKey(from) && isDayKey(to)) {
        validate(`date-${id}`, { dates: [{ from, to, limitMs: null, windows: holds }] });
      } else faults.set(`date-${id}`, 'dates-missing');
      const limitMs = parseLimit(`date-${id}-limit`, limit, ruleFor);
      return { from, to, limitMs, windows: holds };
    });
    // Limits of dates take their strength from the daily rule, so it must exist.
    const isNeeded = [...limitsMs, ...dates.map(({ limitMs }) => limitMs)].some(
      (ms) => ms !== null,
    );
    return { daily: isNeeded ? daily : null, dates };
  }

  function weeklyOf(): Rules['weekly'] {
    const { limit, strength } = fields.weekly;
    const limitMs = parseLimit('weekly', limit, (ms) => ({ weekly: { limitMs: ms, strength } }));
    return limitMs === null ? null : { limitMs, strength };
  }
}

/** Valid as a session and as a break, so that only the other one is validated. */
const VALID_LENGTH: Millis = 15 * MINUTE;
