import { useEffect } from 'preact/hooks';
import { MINUTE } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView } from '../../messages/views.ts';

const INTERVAL = 2 * MINUTE;

/**
 * Looks into the household's shared folder when a page opens, and every 2 minutes while the page is
 * shown and a request waits for an answer (rule H4). Without a folder nothing happens.
 * @param profile `null` on a page that knows of no requests, or while loading
 */
export function useFolderLook(profile: Pick<BrowserProfileView, 'requests'> | null): void {
  const isWaiting = profile?.requests.some(({ answer }) => answer === null) === true;
  useEffect(look, []);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) look();
    }, INTERVAL);
    return () => clearInterval(timer);
  }, [isWaiting]);
}

/** What is wrong with the folder stands on _Our week_. */
function look(): void {
  void ask('sync-folder', {});
}
