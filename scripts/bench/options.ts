import { parseArgs } from 'node:util';
import { UsageError } from '../cli.ts';
import type { Measurement } from './measurement.ts';

export interface Options {
  readonly selected: readonly Measurement[];
  /** Long measurements that were not asked for. */
  readonly skipped: readonly Measurement[];
  /** A single measurement, whose report must not replace a complete one. */
  readonly isPartial: boolean;
}

/** Parses `--long` for all measurements, and `--only <name>` for a single one, even if long. */
export function parseOptions(args: readonly string[], all: readonly Measurement[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { long: { type: 'boolean' }, only: { type: 'string' } },
  });
  if (values.only !== undefined) {
    const selected = all.filter(({ name }) => name === values.only);
    if (selected.length > 0) return { selected, skipped: [], isPartial: true };
    const names = all.map(({ name }) => name).join(', ');
    throw new UsageError(`--only takes ${names}; not "${values.only}"`);
  }
  const isSelected = ({ isLong = false }: Measurement) => !isLong || values.long === true;
  return {
    selected: all.filter(isSelected),
    skipped: all.filter((one) => !isSelected(one)),
    isPartial: false,
  };
}
