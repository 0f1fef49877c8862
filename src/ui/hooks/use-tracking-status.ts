import { useLayoutEffect, useState } from 'preact/hooks';
import type { LostHistory } from '../../domain/settings/lost-history.ts';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { hasAccess, onAccessChange } from '../../platform/extension/host-permission.ts';
import { ask } from '../../platform/messaging/message-client.ts';

/** Whether Kintime has the host permission for the site; `null` until known. */
export function useAccess(): boolean | null {
  const [access, setAccess] = useState<boolean | null>(null);
  useLayoutEffect(() => {
    const controller = new AbortController();
    const update = async (): Promise<void> => {
      const has = await hasAccess();
      if (!controller.signal.aborted) setAccess(has);
    };
    void update();
    onAccessChange(() => void update(), controller.signal);
    return () => controller.abort();
  }, []);
  return access;
}

/**
 * A storage problem; `lost` if the browser evicted the history and left an empty database, and
 * when, if Kintime restored the rules.
 */
export type StorageIssue = StorageProblem | 'lost' | LostHistory;

/**
 * What prevents the background from writing, such as a full disk, which reading pages do not
 * notice. `null` if nothing does or while unknown.
 */
export function useStorageIssue(): StorageIssue | null {
  const [issue, setIssue] = useState<StorageIssue | null>(null);
  useLayoutEffect(() => {
    let isUnmounted = false;
    const update = async (): Promise<void> => {
      const answer = await ask('tracking-status', {});
      if (isUnmounted || !answer.ok) return;
      const { storage, historyLost, lostHistory } = answer.status;
      setIssue(historyLost ? 'lost' : (storage ?? lostHistory));
    };
    void update();
    return () => {
      isUnmounted = true;
    };
  }, []);
  return issue;
}
