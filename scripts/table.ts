export type Outcome = 'passed' | 'failed' | 'not run';

export interface Row {
  name: string;
  /** Milliseconds. */
  tookMs: number;
  outcome: Outcome;
  note?: string;
}

/** A few aligned lines about what ran. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, tookMs, outcome, note = '' }) => {
      const seconds = outcome === 'not run' ? '-' : `${(tookMs / 1000).toFixed(1)} s`;
      return `  ${name.padEnd(width)}  ${seconds.padStart(8)}  ${outcome.padEnd(7)}  ${note}`.trimEnd();
    })
    .join('\n');
}
