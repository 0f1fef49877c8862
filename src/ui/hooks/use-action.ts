import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n.ts';

/** Something that a person set going, and the sentence that came of it. */
export interface Action {
  readonly result: string;
  /** Whether that sentence says why it was not done. */
  readonly failed: boolean;
  /**
   * Runs it, unless it already runs. Whatever it throws becomes a sentence too. Buttons stay
   * enabled meanwhile: disabling one takes the focus away from whoever pressed it.
   */
  readonly run: (work: () => Promise<string>) => void;
  /** Takes the sentence away, where what it speaks of is different now. */
  readonly forget: () => void;
}

/** Thrown by an action that was not done; its message is the sentence that says why. */
export class ActionError extends Error {
  override readonly name = 'NotDoneError';
}

interface Outcome {
  readonly result: string;
  readonly failed: boolean;
}

const NOTHING: Outcome = { result: '', failed: false };

/** Forgets what an action said; one for each that is on the page. */
const forgetters = new Set<() => void>();

export function useAction(): Action {
  const busy = useRef(false);
  const [outcome, setOutcome] = useState(NOTHING);
  const forget = useCallback(() => setOutcome(NOTHING), []);
  useEffect(() => {
    forgetters.add(forget);
    return () => void forgetters.delete(forget);
  }, [forget]);
  return {
    ...outcome,
    forget,
    run(work) {
      if (busy.current) return;
      busy.current = true;
      // What came of something else before would look as if it had come of this.
      for (const forgetOne of forgetters) forgetOne();
      // Called at once, not a moment later: browsers ask for access only directly in a click.
      void work()
        .then((result) => ({ result, failed: false }), failureOf)
        .then(setOutcome)
        .finally(() => {
          busy.current = false;
        });
    },
  };
}

function failureOf(error: unknown): Outcome {
  const isTold = error instanceof ActionError;
  return { result: isTold ? error.message : t('failureUnexpected', String(error)), failed: true };
}
