import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import type { Measurement } from './measurement.ts';

export interface Options {
  readonly wanted: readonly Measurement[];
  /** Those that wait for minutes, and were not asked for. */
  readonly leftOut: readonly Measurement[];
  /** One alone: its few lines must not take the place of a whole report. */
  readonly isPart: boolean;
}

/**
 * What the command line asks for: `--long` for what waits for minutes, `--only <name>` for one
 * measurement, however long.
 */
export function parseOptions(args: readonly string[], all: readonly Measurement[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { long: { type: 'boolean' }, only: { type: 'string' } },
  });
  if (values.only !== undefined) {
    const wanted = all.filter(({ name }) => name === values.only);
    if (wanted.length > 0) return { wanted, leftOut: [], isPart: true };
    const names = all.map(({ name }) => name).join(', ');
    throw new UsageError(`--only takes ${names}; not "${values.only}"`);
  }
  const isWanted = ({ isLong = false }: Measurement) => !isLong || values.long === true;
  return {
    wanted: all.filter(isWanted),
    leftOut: all.filter((one) => !isWanted(one)),
    isPart: false,
  };
}
