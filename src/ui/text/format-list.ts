import { isolate } from '../../domain/i18n/translations.ts';
import { locale, readingDirection } from '../language.ts';

/** "a, b, c", in the list format of the language. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'unit' }).format(items);
}

/** "Mia and Dad". Each item is isolated: adjacent names in different scripts would swap places. */
export function conjunctionText(items: readonly string[]): string {
  const isolated = items.map((item) => isolate(item, readingDirection()));
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(isolated);
}
