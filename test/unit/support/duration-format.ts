/** The Node that runs these tests has no `Intl.DurationFormat`; browsers have. This follows the standard for hours and minutes. */

type Style = 'short' | 'long' | 'narrow';
type Display = 'always' | 'auto';
type Options = {
  style: Style;
  hours?: Style;
  hoursDisplay?: Display;
  minutes?: Style;
  minutesDisplay?: Display;
};
type Part = { type: string; value: string; unit?: string };

class DurationFormat {
  readonly #locale: string;
  readonly #options: Options;

  constructor(locale: string, options: Options) {
    this.#locale = locale;
    this.#options = options;
  }

  format(duration: { hours: number; minutes: number }): string {
    return this.formatToParts(duration)
      .map(({ value }) => value)
      .join('');
  }

  formatToParts({ hours, minutes }: { hours: number; minutes: number }): Part[] {
    const pieces: Part[][] = [];
    const { style, hours: ownHours, minutesDisplay } = this.#options;
    // A part with a style of its own is shown always, unless it is said otherwise.
    const { hoursDisplay = ownHours === undefined ? 'auto' : 'always' } = this.#options;
    const { hours: ofHours = style, minutes: ofMinutes = style } = this.#options;
    if (hours > 0 || hoursDisplay === 'always') pieces.push(this.#piece(hours, 'hour', ofHours));
    if (minutes > 0 || minutesDisplay === 'always')
      pieces.push(this.#piece(minutes, 'minute', ofMinutes));
    const list = new Intl.ListFormat(this.#locale, {
      type: 'unit',
      style: style === 'narrow' ? 'narrow' : 'short',
    });
    let next = 0;
    return list
      .formatToParts(pieces.map(() => '.'))
      .flatMap((part) => (part.type === 'element' ? (pieces[next++] ?? []) : [part]));
  }

  #piece(value: number, unit: string, unitDisplay: Style): Part[] {
    const options = { style: 'unit', unit, unitDisplay } as const;
    return new Intl.NumberFormat(this.#locale, options)
      .formatToParts(value)
      .map(({ type, value: text }) => ({ type, value: text, unit }));
  }
}

if (!('DurationFormat' in Intl)) Object.assign(Intl, { DurationFormat });
