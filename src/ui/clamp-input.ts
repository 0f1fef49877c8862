import { truncateGraphemes } from '../domain/i18n/truncate-graphemes.ts';

/**
 * What stands in a field, cut to a length in the field as well. The browser's own `maxlength`
 * would cut a joined emoji in two.
 */
export function clampInput(field: HTMLInputElement, most: number): string {
  const text = truncateGraphemes(field.value, most);
  // Only where it differs: to set it would move the cursor, and end what is being composed.
  if (text !== field.value) field.value = text;
  return text;
}
