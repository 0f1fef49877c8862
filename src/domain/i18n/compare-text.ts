/** Compares by code unit, for an order that must not depend on the browser's language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
