import type { AgreementContext } from '../context.ts';
import type { Place } from '../places.ts';

/** What every editor of the agreement page gets. */
export interface EditorProps {
  readonly context: AgreementContext;
  readonly onClose: () => void;
  /** Called with what was done, in words, and the place that shows it. */
  readonly onDone: (message: string, next: Place) => void;
}
