/** A short text that no line breaks, such as "1 hr 15 min". */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}
