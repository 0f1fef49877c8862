import type { ExportProblem } from '../../messages/export-worker.ts';

/** A file that cannot be read as an export. Carries nothing from the file. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly problem: ExportProblem;

  constructor(problem: ExportProblem) {
    super(problem);
    this.problem = problem;
  }
}
