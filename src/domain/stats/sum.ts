/** Adds up numbers; 0 for an empty list. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Adds up one number of each item; 0 for an empty list. */
export function sumBy<T>(items: readonly T[], pick: (item: T) => number): number {
  return sum(items.map(pick));
}
