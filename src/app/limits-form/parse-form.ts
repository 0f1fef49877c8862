import { isDayKey, WEEKDAYS } from '../../domain/time/calendar.ts';
import { validateRules } from '../../domain/limits/rules/validate.ts';
import type { RuleFault } from '../../domain/limits/rules/validate.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { DailyRule, DateRule, QuietWindow, Rules } from '../../domain/limits/rules/rules.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import type { FormState } from './form-state.ts';
import { parseMinutes } from './parse-minutes.ts';
import type { MinutesError } from './parse-minutes.ts';

export type FormFault = RuleFault | MinutesError | 'dates-missing' | 'look-over';

/** What came of reading the form. */
export interface ParsedForm {
  /** `null` while something is wrong. */
  readonly rules: Rules | null;
  /** What is wrong, by the name of the field that it stands beside. */
  readonly faults: ReadonlyMap<string, FormFault>;
}

/** The rules that a form stands for; the domain says what is wrong with each piece of it. */
export function parseForm(fields: FormState, today: DayKey): ParsedForm {
  const faults = new Map<string, FormFault>();
  const note = (field: string, piece: Partial<Rules>): void => {
    const [fault] = validateRules({ ...NO_RULES, ...piece });
    if (fault !== undefined) faults.set(field, fault);
  };
  /** @returns the limit, where it is one */
  const minutes = (
    field: string,
    text: string,
    piece: (ms: Millis) => Partial<Rules>,
  ): Millis | null => {
    const read = parseMinutes(text);
    if (!read.ok) faults.set(field, read.fault);
    else if (read.ms !== null) note(field, piece(read.ms));
    return read.ok ? read.ms : null;
  };
  const windows = fields.windows.map(({ id, ...window }): QuietWindow => {
    note(`window-${id}`, { windows: [window] });
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
  if (faults.size === 0) note('rules', rules);
  return { rules: faults.size === 0 ? rules : null, faults };

  function sessionOf(): Rules['session'] {
    const { length, break: pause, strength, messagesOpen } = fields.session;
    const rest = { strength, messagesOpen };
    const lengthMs = minutes('session-length', length, (ms) => ({
      session: { ...rest, lengthMs: ms, breakMs: USUAL },
    }));
    if (lengthMs === null) return null;
    if (strength === 'soft') {
      // Its break closes nothing and is not on screen, so nothing about it can be wrong.
      const read = parseMinutes(pause);
      return { ...rest, lengthMs, breakMs: (read.ok ? read.ms : null) ?? 0 };
    }
    const breakMs = minutes('session-break', pause, (ms) => ({
      session: { ...rest, lengthMs: USUAL, breakMs: ms },
    }));
    if (pause.trim() === '') faults.set('session-break', 'break-length');
    return { ...rest, lengthMs, breakMs: breakMs ?? 0 };
  }

  function dailyAndDates(): Pick<Rules, 'daily' | 'dates'> {
    const { all, each, strength, messagesOpen } = fields.daily;
    const ruleFor = (ms: Millis): Partial<Rules> => ({
      daily: { limitsMs: WEEKDAYS.map(() => ms), strength, messagesOpen },
    });
    const same = each === null ? minutes('daily', all, ruleFor) : null;
    const limitsMs =
      each?.map((text, i) => minutes(`daily-${i + 1}`, text, ruleFor)) ?? WEEKDAYS.map(() => same);
    const daily: DailyRule = { limitsMs, strength, messagesOpen };
    const dates = fields.dates.map(({ id, from, to, limit, windows: holds }): DateRule => {
      if (isDayKey(from) && isDayKey(to)) {
        note(`date-${id}`, { dates: [{ from, to, limitMs: null, windows: holds }] });
      } else faults.set(`date-${id}`, 'dates-missing');
      const limitMs = minutes(`date-${id}-limit`, limit, ruleFor);
      return { from, to, limitMs, windows: holds };
    });
    // A date's limit is as strong as the daily one, so there has to be one, if only for that.
    const isNeeded = [...limitsMs, ...dates.map(({ limitMs }) => limitMs)].some(
      (ms) => ms !== null,
    );
    return { daily: isNeeded ? daily : null, dates };
  }

  function weeklyOf(): Rules['weekly'] {
    const { limit, strength } = fields.weekly;
    const limitMs = minutes('weekly', limit, (ms) => ({ weekly: { limitMs: ms, strength } }));
    return limitMs === null ? null : { limitMs, strength };
  }
}

/** Good for a session and for a break, so that the other of the two is what is judged. */
const USUAL: Millis = 15 * 60_000;
