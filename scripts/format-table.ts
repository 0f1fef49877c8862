/** Pads the cells of each column to the same width. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<readonly number[]>(
    (longest, row) => row.map((cell, column) => Math.max(longest[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** One line for each step of a command: name, duration, outcome, note. */
export function formatResults(
  results: readonly {
    readonly name: string;
    /** Milliseconds; `undefined` for a step that did not run. */
    readonly durationMs: number | undefined;
    readonly hasPassed: boolean;
    readonly note?: string;
  }[],
): string {
  return formatTable(
    results.map(({ name, durationMs, hasPassed, note = '' }) => {
      const duration = durationMs === undefined ? '-' : `${(durationMs / 1000).toFixed(1)} s`;
      const outcome = durationMs === undefined ? 'not run' : hasPassed ? 'passed' : 'failed';
      return ['', name, duration.padStart(8), outcome, note];
    }),
  );
}
