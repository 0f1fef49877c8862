/** A short text that no line breaks, such as "5 min". */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}
