import { unbroken } from '../../domain/i18n/unbroken.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { locale, translate } from './i18n.ts';

/** `short` for reading ("1 hr 5 min"), `long` for screen readers, `narrow` for tight layouts. */
export type DurationStyle = 'short' | 'long' | 'narrow';

/** A part of a formatted duration; numbers are displayed larger than the rest. */
export interface DurationPart {
  readonly kind: 'figure' | 'rest';
  readonly text: string;
}

/**
 * The style of the whole decides what stands between the parts: in English a space, not a comma. A
 * part with a style of its own would be shown always, also as "0 hr".
 */
const STYLES = {
  short: { style: 'narrow', hours: 'short', hoursDisplay: 'auto', minutes: 'short' },
  long: { style: 'long' },
  narrow: { style: 'narrow' },
} as const;

const formats = new Map<string, Intl.DurationFormat>();

/** Formats a duration in hours and minutes, rounded down; under a minute, "less than 1 min". */
export function durationText(ms: Millis, style: DurationStyle = 'short'): string {
  return durationParts(ms, style)
    .map(({ text }) => text)
    .join('');
}

/** Formats a duration as `durationText` does, split into numbers and the rest. */
export function durationParts(ms: Millis, style: DurationStyle = 'short'): DurationPart[] {
  if (ms > 0 && ms < MINUTE) {
    const key = style === 'narrow' ? 'lessThanNarrow' : 'lessThan';
    return [{ kind: 'rest', text: translate(key, durationText(MINUTE, style)) }];
  }
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return formatOf(style, hours === 0)
    .formatToParts({ hours, minutes })
    .map(({ type, value, unit }) => ({
      kind: type === 'integer' ? 'figure' : 'rest',
      // No line ends between a number and its unit.
      text: unit === undefined ? value : unbroken(value),
    }));
}

/** Without `always`, 0 minutes would be formatted as an empty text. */
function formatOf(style: DurationStyle, minutesOnly: boolean): Intl.DurationFormat {
  const tag = locale();
  const key = `${tag} ${style} ${minutesOnly}`;
  const minutesDisplay = minutesOnly ? 'always' : 'auto';
  const format =
    formats.get(key) ?? new Intl.DurationFormat(tag, { ...STYLES[style], minutesDisplay });
  formats.set(key, format);
  return format;
}
