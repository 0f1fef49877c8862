/** The Node that runs these tests has no `Intl.DurationFormat`; browsers have. This follows the standard for hours and minutes. */

type Style = 'short' | 'long' | 'narrow';
type Part = { type: string; value: string; unit?: string };

class DurationFormat {
  readonly #locale: string;
  readonly #style: Style;
  readonly #always: boolean;

  constructor(locale: string, options: { style: Style; minutesDisplay?: 'always' | 'auto' }) {
    this.#locale = locale;
    this.#style = options.style;
    this.#always = options.minutesDisplay === 'always';
  }

  format(duration: { hours: number; minutes: number }): string {
    return this.formatToParts(duration)
      .map(({ value }) => value)
      .join('');
  }

  formatToParts({ hours, minutes }: { hours: number; minutes: number }): Part[] {
    const pieces: Part[][] = [];
    if (hours > 0) pieces.push(this.#piece(hours, 'hour'));
    if (minutes > 0 || this.#always) pieces.push(this.#piece(minutes, 'minute'));
    const list = new Intl.ListFormat(this.#locale, {
      type: 'unit',
      style: this.#style === 'narrow' ? 'narrow' : 'short',
    });
    let next = 0;
    return list
      .formatToParts(pieces.map(() => '.'))
      .flatMap((part) => (part.type === 'element' ? (pieces[next++] ?? []) : [part]));
  }

  #piece(value: number, unit: string): Part[] {
    const options = { style: 'unit', unit, unitDisplay: this.#style } as const;
    return new Intl.NumberFormat(this.#locale, options)
      .formatToParts(value)
      .map(({ type, value: text }) => ({ type, value: text, unit }));
  }
}

if (!('DurationFormat' in Intl)) Object.assign(Intl, { DurationFormat });
