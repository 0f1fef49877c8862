import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n.ts';

/** Returns the sentence that reports the outcome, if it needs one. */
type Work = () => Promise<string | void>;

interface Outcome {
  readonly result: string;
  /** Whether the sentence explains why the action failed. */
  readonly failed: boolean;
}

/** An action that a person starts, and the sentence that reports its outcome. */
export interface Action extends Outcome {
  /**
   * Starts the action, which may return a sentence, unless it is running already. Errors become
   * sentences too. Buttons stay enabled meanwhile: disabling the focused one would lose the focus.
   */
  readonly run: (work: Work) => void;
  /** Makes a handler for the submit event of a form, which runs the action. */
  readonly submit: (work: Work) => (event: Event) => void;
  /** Clears the sentence once it is out of date. */
  readonly reset: () => void;
}

/** Thrown by an action that was refused; the message is the sentence to show. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}

const NO_OUTCOME: Outcome = { result: '', failed: false };

/** The reset functions of all actions on the page. */
const resets = new Set<() => void>();

export function useAction(): Action {
  const busy = useRef(false);
  const [outcome, setOutcome] = useState(NO_OUTCOME);
  const reset = useCallback(() => setOutcome(NO_OUTCOME), []);
  useEffect(() => {
    resets.add(reset);
    return () => void resets.delete(reset);
  }, [reset]);
  const run = (work: Work): void => {
    if (busy.current) return;
    busy.current = true;
    // The outcome of an earlier action would look like the outcome of this one.
    for (const resetOne of resets) resetOne();
    // Called synchronously: browsers accept permission requests only within the click handler.
    void work()
      .then((result) => ({ result: result ?? '', failed: false }), failureOf)
      .then(setOutcome)
      .finally(() => {
        busy.current = false;
      });
  };
  const submit = (work: Work) => (event: Event) => {
    event.preventDefault();
    run(work);
  };
  return { ...outcome, run, submit, reset };
}

function failureOf(error: unknown): Outcome {
  const result =
    error instanceof ActionError ? error.message : t('failureUnexpected', String(error));
  return { result, failed: true };
}
