import { useRef, useState } from 'preact/hooks';
import { say } from './words.ts';

/** Something that a person set going, and the sentence that came of it. */
export interface Action {
  readonly result: string;
  /**
   * Runs it, unless it already runs. Whatever it throws becomes a sentence too. Buttons stay
   * enabled meanwhile: disabling one takes the focus away from whoever pressed it.
   */
  readonly run: (work: () => Promise<string>) => void;
}

export function useAction(): Action {
  const busy = useRef(false);
  const [result, setResult] = useState('');
  return {
    result,
    run(work) {
      if (busy.current) return;
      busy.current = true;
      setResult('');
      // Called at once, not a moment later: browsers ask for access only directly in a click.
      void work()
        .catch((error: unknown) => say('failureUnexpected', String(error)))
        .then(setResult)
        .finally(() => {
          busy.current = false;
        });
    },
  };
}
