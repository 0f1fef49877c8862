import { useState } from 'preact/hooks';
import { say } from './words.ts';

/** Something that a person set going, and the sentence that came of it. */
export interface Action {
  readonly busy: boolean;
  readonly result: string;
  /** Runs it, unless it already runs. Whatever it throws becomes a sentence too. */
  readonly run: (work: () => Promise<string>) => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState('');
  return {
    busy,
    result,
    run(work) {
      if (busy) return;
      setBusy(true);
      setResult('');
      // Called at once, not a moment later: browsers ask for access only directly in a click.
      void work()
        .catch((error: unknown) => say('failureUnexpected', String(error)))
        .then(setResult)
        .finally(() => setBusy(false));
    },
  };
}
