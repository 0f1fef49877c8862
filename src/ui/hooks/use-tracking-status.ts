import { useLayoutEffect, useState } from 'preact/hooks';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { hasAccess, onAccessChange } from '../../platform/host-permission.ts';
import { ask } from '../../platform/messaging/message-client.ts';

/** Whether the browser lets Kintime see the site; `null` until it has said so. */
export function useAccess(): boolean | null {
  const [access, setAccess] = useState<boolean | null>(null);
  useLayoutEffect(() => {
    const controller = new AbortController();
    const look = async (): Promise<void> => {
      const has = await hasAccess();
      if (!controller.signal.aborted) setAccess(has);
    };
    void look();
    onAccessChange(() => void look(), controller.signal);
    return () => controller.abort();
  }, []);
  return access;
}

/** Also that the browser threw the history away and left an empty database. */
export type Trouble = StorageProblem | 'lost';

/**
 * What the background knows to be wrong with writing; a page that reads does not notice a full
 * disk. The answer may come after the numbers.
 */
export function useWritingProblem(): Trouble | null {
  const [problem, setProblem] = useState<Trouble | null>(null);
  useLayoutEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const answer = await ask('tracking-status', {});
      if (over || !answer.ok) return;
      const { storage, historyLost } = answer.status;
      setProblem(historyLost ? 'lost' : storage);
    };
    void look();
    return () => {
      over = true;
    };
  }, []);
  return problem;
}
