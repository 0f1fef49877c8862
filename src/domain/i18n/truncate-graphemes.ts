/**
 * A text cut to a length, with none of its letters cut: a joined emoji is one of them, and half of
 * it is another picture or none.
 * @param most in UTF-16 code units, as everything that reads texts counts them
 * @returns the longest beginning of whole letters that fits
 */
export function truncateGraphemes(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
