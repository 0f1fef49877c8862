/** @throws RangeError for an empty list */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * A quantile with linear interpolation.
 * @throws RangeError for an empty list
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('Nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}
