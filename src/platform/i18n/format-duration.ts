import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { locale, translate } from './i18n.ts';

/** `short` for reading ("1 hr, 5 min"), `long` for hearing, `narrow` where there is no room. */
export type DurationStyle = 'short' | 'long' | 'narrow';

/** A piece of a duration; figures are set larger than what stands around them. */
export interface DurationPart {
  readonly kind: 'figure' | 'rest';
  readonly text: string;
}

const formats = new Map<string, Intl.DurationFormat>();

/** A length of time in whole minutes; seconds say nothing that anybody needs. */
export function durationText(ms: Millis, style: DurationStyle = 'short'): string {
  return durationParts(ms, style)
    .map(({ text }) => text)
    .join('');
}

/** The same, cut where figures and units meet. */
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
      // Where there is no room, a line ends between hours and minutes, not before a unit.
      text: style === 'narrow' && unit !== undefined ? value.replaceAll(' ', '\u00A0') : value,
    }));
}

/** Without "always", no minutes at all would be an empty text. */
function formatOf(style: DurationStyle, minutesOnly: boolean): Intl.DurationFormat {
  const tag = locale();
  const key = `${tag} ${style} ${minutesOnly}`;
  const minutesDisplay = minutesOnly ? 'always' : 'auto';
  const format = formats.get(key) ?? new Intl.DurationFormat(tag, { style, minutesDisplay });
  formats.set(key, format);
  return format;
}
