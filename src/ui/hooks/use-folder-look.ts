import { useEffect } from 'preact/hooks';
import { VISIT_INTERVAL } from '../../domain/household/sharing/timing.ts';
import { ask } from '../../platform/messaging/message-client.ts';

/**
 * Looks into the household's shared folder when a page opens, and every 2 minutes while it is shown
 * and somebody waits (rule H4). Without a folder nothing happens.
 */
export function useFolderLook(isWaiting: boolean): void {
  useEffect(look, []);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) look();
    }, VISIT_INTERVAL);
    return () => clearInterval(timer);
  }, [isWaiting]);
}

/** What is wrong with the folder stands on the page of the household. */
function look(): void {
  void ask('sync-folder', {});
}
