import { truncateGraphemes } from '../domain/i18n/truncate-graphemes.ts';

/**
 * Truncates the text of a field, also in the field itself, and returns it. `maxlength` would split
 * emoji that consist of several code units.
 */
export function clampInput(field: HTMLInputElement, maxGraphemes: number): string {
  const text = truncateGraphemes(field.value, maxGraphemes);
  // Assigning the same value would move the cursor and end an IME composition.
  if (text !== field.value) field.value = text;
  return text;
}
