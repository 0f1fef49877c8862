/**
 * Truncates a text between grapheme clusters, so that a joined emoji is not split.
 * @param maxLength in UTF-16 code units, the unit of `maxlength` and of the message schemas
 * @returns the longest prefix of whole graphemes that fits
 */
export function truncateGraphemes(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
