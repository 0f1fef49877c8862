import { formatTable } from '../format-table.ts';
import { budgetOf } from './budgets.ts';
import type { FigureName, Unit } from './budgets.ts';
import type { Figure } from './measurement.ts';

export type Outcome =
  | ({ readonly name: FigureName } & Figure)
  | { readonly name: FigureName; readonly failure: string }
  | { readonly name: FigureName; readonly isSkipped: true };

export type BudgetVerdict = 'ok' | 'MISSED' | '' | 'not measured' | 'long form only';

const digits: Readonly<Record<Unit, number>> = {
  'a minute': 1,
  'an hour': 1,
  kB: 1,
  'kB an hour': 0,
  MB: 1,
  '% of a core': 3,
  ms: 0,
  s: 1,
  '×': 2,
  '': 3,
};

function withUnit(value: number, unit: Unit): string {
  const figure = Number.isInteger(value) ? String(value) : value.toFixed(digits[unit]);
  return `${figure} ${unit}`.trim();
}

/** Compares the measured value, not the rounded one. */
export function verdictOf(outcome: Outcome): BudgetVerdict {
  if ('isSkipped' in outcome) return 'long form only';
  if ('failure' in outcome) return 'not measured';
  const { max } = budgetOf(outcome.name);
  if (max === undefined) return '';
  return outcome.value <= max ? 'ok' : 'MISSED';
}

function cellsOf(outcome: Outcome): readonly string[] {
  const { what, unit, max } = budgetOf(outcome.name);
  return [
    what,
    max === undefined ? '' : `≤ ${max} ${unit}`.trim(),
    'value' in outcome ? withUnit(outcome.value, unit) : '',
    verdictOf(outcome),
    'value' in outcome ? (outcome.note ?? '') : '',
  ];
}

export function tableOf(outcomes: readonly Outcome[]): string {
  return formatTable([['what', 'budget', 'measured', '', 'how'], ...outcomes.map(cellsOf)]);
}

/** Repeats below the table what was missed and what could not be measured. */
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
