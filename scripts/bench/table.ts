import { BUDGETS } from './budgets.ts';
import type { Budget, FigureName, Unit } from './budgets.ts';
import type { Found } from './measurement.ts';

/** What became of a figure. */
export type Outcome =
  | ({ readonly name: FigureName } & Found)
  | { readonly name: FigureName; readonly failure: string }
  | { readonly name: FigureName; readonly isLeftOut: true };

export type Verdict = 'ok' | 'MISSED' | '' | 'not measured' | 'long form only';

const digits: Readonly<Record<Unit, number>> = {
  'a minute': 1,
  'an hour': 1,
  kB: 1,
  MB: 1,
  '% of a core': 3,
  ms: 0,
  s: 1,
  '×': 2,
  '': 3,
};

const budgetOf = (name: FigureName): Budget => BUDGETS[name];

function inUnit(value: number, unit: Unit): string {
  const figure = Number.isInteger(value) ? String(value) : value.toFixed(digits[unit]);
  return `${figure} ${unit}`.trim();
}

/** By the figure as it was measured, not as it is rounded for reading. */
export function verdictOf(outcome: Outcome): Verdict {
  if ('isLeftOut' in outcome) return 'long form only';
  if ('failure' in outcome) return 'not measured';
  const { most } = budgetOf(outcome.name);
  if (most === undefined) return '';
  return outcome.value <= most ? 'ok' : 'MISSED';
}

function cellsOf(outcome: Outcome): readonly string[] {
  const { what, unit, most } = budgetOf(outcome.name);
  return [
    what,
    most === undefined ? '' : `≤ ${most} ${unit}`.trim(),
    'value' in outcome ? inUnit(outcome.value, unit) : '',
    verdictOf(outcome),
    'value' in outcome ? (outcome.note ?? '') : '',
  ];
}

/** One aligned line for each figure. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [
    ['what', 'budget', 'measured', '', 'how'],
    ...outcomes.map((outcome) => cellsOf(outcome)),
  ];
  const widths = rows.reduce<readonly number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What a reader has to know even if they skip the table. */
export function closingLines(outcomes: readonly Outcome[]): string[] {
  const missed = outcomes.filter((outcome) => verdictOf(outcome) === 'MISSED');
  return [
    missed.length === 0
      ? 'No budget is missed.'
      : `Missed: ${missed.map(({ name }) => budgetOf(name).what).join('; ')}.`,
    ...outcomes.flatMap((outcome) =>
      'failure' in outcome
        ? [`Not measured: ${budgetOf(outcome.name).what}: ${outcome.failure}`]
        : [],
    ),
  ];
}
