/** How many requests and suggestions wait. */
export function countWaiting(
  items: readonly { readonly request: unknown; readonly proposals: readonly unknown[] }[],
): number {
  return items.reduce(
    (sum, { request, proposals }) => sum + (request === null ? 0 : 1) + proposals.length,
    0,
  );
}
