/** Whether a text looks like an address. Addresses are never stored, so such input is refused (rule C15). */
export function containsUrl(text: string): boolean {
  return text.includes('://') || text.includes('/@');
}
